import { expect, test } from '../harness/fixtures.ts';
import { lessonPages } from './course.ts';

// React compares what it hydrates attribute by attribute in development alone, and says so on the console, which every
// test demands to be silent.
test.use({ setup: 'development' });

for (const path of ['/en/', '/zh/', ...lessonPages().map(({ path }) => path)]) {
  test(`${path} hydrates without a warning`, async ({ page }) => {
    await page.goto(path);
    for (const panel of await page.locator('[data-panel]').all()) {
      await panel.scrollIntoViewIfNeeded();
      // Only an awake panel writes its knobs into the address.
      await expect(panel.locator('form')).toBeVisible();
    }
    await page.waitForLoadState('networkidle');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
}
