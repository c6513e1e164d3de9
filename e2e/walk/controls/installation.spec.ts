import type { PanelSpec } from '../../../web/run/spec.ts';
import { expect, test } from '../../harness/fixtures.ts';
import { driverFor } from '../drivers/playwright.ts';
import { claimFor, mismatch } from '../lessons/compare.ts';
import { lessonPages } from '../lessons/course.ts';
import { oneOfEachKind } from './kinds.ts';

// A public installation has reader and lab on two sites; here the lab is the other one.
test.use({ setup: 'lab-cross-site' });

for (const { id, path } of lessonPages().filter(({ language }) => language === 'en')) {
  test(`${id}, with the lab on another site: every claim holds, or the panel says that it can't here`, async ({
    page,
  }) => {
    test.setTimeout(180_000);
    const driver = driverFor(page);
    await driver.open(path);
    // Those that need one host all; of the others, which are the same as in the walk of all lessons, one of each kind.
    const marked = (spec: PanelSpec) => (spec.needs.includes('lab-same-host') ? spec.id : '');
    for (const spec of oneOfEachKind(await driver.panels(), marked)) {
      if (spec.needs.includes('certificate-trusted')) continue;
      await test.step(spec.id, async () => {
        const claim = claimFor(spec, 'chromium');
        const seen = await driver.run(spec.id, claim);
        if (spec.needs.includes('lab-same-host')) {
          expect.soft(seen.asClaimed, spec.id).toBe('not-reproducible');
          expect.soft(mismatch(claim, seen), `${spec.id} really needs one host`).not.toBeNull();
        } else {
          expect.soft(mismatch(claim, seen), spec.id).toBeNull();
          expect.soft(seen.asClaimed, spec.id).toBe('yes');
        }
      });
    }
  });
}
