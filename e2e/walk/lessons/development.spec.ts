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
    await page.goto(`/${language}/`);
    expect(problems).toEqual([]);
    // The pages behind it are turned to: that hydrates what came from the server too, and loads no module a second time.
    for (const id of ids.filter((_, index) => index % 2 === place)) {
      await test.step(id, async () => {
        const path = `/${language}/${id}`;
        await page.locator(`a[href="${path}"]`).filter({ visible: true }).first().click();
        await expect(
          page.locator(`a[href="${path}"][aria-current="page"]`).filter({ visible: true }),
        ).toBeVisible();
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
