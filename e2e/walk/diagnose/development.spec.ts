import { expect, test } from '../../harness/fixtures.ts';
import { diagnosisOf } from './diagnosis.ts';

// React compares what it hydrates attribute by attribute in development alone, and says so on the console.
test.use({ setup: 'development' });

for (const language of ['zh', 'en']) {
  test(`/${language}/diagnose hydrates without a warning`, async ({ page }) => {
    await page.goto(`/${language}/diagnose`);
    const { box, decision } = diagnosisOf(page);
    await box.fill('xhr poll error');
    await expect(decision).toHaveAttribute('data-cause', 'xhr-poll-error');
  });
}
