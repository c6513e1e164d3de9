import { expect, test } from '../../harness/fixtures.ts';
import { panelOf } from '../drivers/panel.ts';

// React compares what it hydrates attribute by attribute in development alone, and says so on the console.
test.use({ setup: 'development' });

for (const path of ['/zh/compose', '/en/compose?experiment=socket-io']) {
  test(`${path} hydrates without a warning`, async ({ page }) => {
    await page.goto(path);
    const experiment = new URL(page.url()).searchParams.get('experiment') ?? 'fetch';
    await panelOf(page, experiment).turn('delay', '1000');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
}
