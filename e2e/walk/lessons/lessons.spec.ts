import { test } from '../../harness/fixtures.ts';
import { driverFor } from '../drivers/playwright.ts';
import { lessonWalks } from './course.ts';
import { measuring } from './sizes.ts';
import { walk, walkRepairs } from './walk.ts';

for (const lesson of lessonWalks('chromium')) {
  const { language, id, trusted } = lesson;
  test.describe(`${language}/${id}`, () => {
    test.use({ ignoreHTTPSErrors: trusted, viewport: { width: 1440, height: 900 } });

    test(`every claim holds, the certificate ${trusted ? '' : 'not '}trusted`, async ({ page }) => {
      test.setTimeout(180_000);
      const { driver, expectInSize } = measuring(page, driverFor(page), language);
      await walk(driver, lesson, 'chromium');
      await expectInSize(id);
      await walkRepairs(driver, lesson);
    });
  });
}
