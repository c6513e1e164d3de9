import { test } from '../harness/fixtures.ts';
import { lessonPages } from './course.ts';
import { handOf } from './playwright-hand.ts';
import { walk } from './walk.ts';

for (const { language, id, path } of lessonPages()) {
  for (const trusted of [false, true]) {
    test.describe(`${language}/${id}`, () => {
      test.use({ ignoreHTTPSErrors: trusted });

      test(`every claim holds, the certificate ${trusted ? '' : 'not '}trusted`, async ({ page }) => {
        test.setTimeout(180_000);
        await walk(handOf(page), path, 'chromium', trusted);
      });
    });
  }
}
