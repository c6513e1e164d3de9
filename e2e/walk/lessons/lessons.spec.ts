import { test } from '../../harness/fixtures.ts';
import { driverFor } from '../drivers/playwright.ts';
import { lessonWalks } from './course.ts';
import { walk } from './walk.ts';

for (const lesson of lessonWalks('chromium')) {
  const { language, id, trusted } = lesson;
  test.describe(`${language}/${id}`, () => {
    test.use({ ignoreHTTPSErrors: trusted });

    test(`every claim holds, the certificate ${trusted ? '' : 'not '}trusted`, async ({ page }) => {
      test.setTimeout(180_000);
      await walk(driverFor(page), lesson, 'chromium');
    });
  });
}
