import { expect, test } from '../../harness/fixtures.ts';
import { lessonPages } from './course.ts';

// React compares what it hydrates attribute by attribute in development alone, and says so on the console.
test.use({ setup: 'development' });

const ids = [...new Set(lessonPages().map(({ id }) => id))];

// The parts of a lesson are the same in both languages, so each is opened in one of them, by turns.
for (const [place, language] of ['zh', 'en'].entries()) {
  test(`${language}: the home page and every other lesson hydrate without a warning`, async ({
    page,
    problems,
  }) => {
    test.setTimeout(240_000);
    const lessons = ids.filter((_, index) => index % 2 === place);
    for (const path of [`/${language}/`, ...lessons.map(id => `/${language}/${id}`)]) {
      await test.step(path, async () => {
        await page.goto(path);
        for (const panel of await page.locator('[data-panel]').all()) {
          await panel.scrollIntoViewIfNeeded();
          // Only an awake panel writes its knobs into the address.
          await expect(panel.locator('form')).toBeVisible();
        }
        await page.waitForLoadState('networkidle');
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        expect(problems).toEqual([]);
      });
    }
  });
}
