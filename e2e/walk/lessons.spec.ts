import type { PanelSpec } from '../../web/experiments/experiment.ts';
import { expect, test } from '../harness/fixtures.ts';
import { claimFor, mismatch } from './compare.ts';
import { lessonPages } from './course.ts';
import { handOf } from './playwright-hand.ts';

const needsTrust = (spec: PanelSpec) => spec.needs.includes('certificate-trusted');

for (const { language, id, path } of lessonPages()) {
  for (const trusted of [false, true]) {
    test.describe(`${language}/${id}`, () => {
      test.use({ ignoreHTTPSErrors: trusted });

      test(`every claim holds, the certificate ${trusted ? '' : 'not '}trusted`, async ({ page }) => {
        test.setTimeout(180_000);
        const hand = handOf(page);
        await hand.open(path);
        const all = await hand.panels();
        expect(all, 'a lesson makes claims').not.toEqual([]);
        for (const spec of all.filter(spec => needsTrust(spec) === trusted)) {
          await test.step(spec.id, async () => {
            const claim = claimFor(spec, 'chromium');
            const seen = await hand.run(spec.id, claim.stops);
            expect.soft(mismatch(claim, seen), `${path}#${spec.id}`).toBeNull();
            expect.soft(seen.asClaimed, `${path}#${spec.id} as claimed`).toBe('yes');
          });
        }
      });
    });
  }
}
