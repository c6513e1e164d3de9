import { expect, test } from '../../harness/fixtures.ts';
import { driverFor } from '../drivers/playwright.ts';
import { mismatch } from '../lessons/compare.ts';
import { type Claimed, oneOfEachKind } from './kinds.ts';

// A public installation has reader and lab on two sites; here the lab is the other one.
test.use({ setup: 'lab-cross-site' });

/** Of all kinds, one test walks each fourth one, so that two can run at a time and none takes long. */
const SHARES = 4;

const needsOneHost = ({ spec }: Claimed) => spec.needs.includes('lab-same-host');

/** Those that need one host all; of the others, which are the same as in the walk of all lessons, one of each kind. */
const kindOf = (panel: Claimed) =>
  needsOneHost(panel)
    ? `${panel.path}#${panel.spec.id}`
    : [panel.spec.experiment, panel.claim.stops, panel.claim.because].join();

for (let share = 0; share < SHARES; share += 1) {
  test(`with the lab on another site every kind of claim holds, or the panel says that it can't here, part ${share + 1}`, async ({
    page,
  }) => {
    test.setTimeout(180_000);
    const kinds = await oneOfEachKind(page, kindOf);
    const paths = [...new Set(kinds.map(({ path }) => path))].filter((_, index) => index % SHARES === share);
    const driver = driverFor(page);
    for (const path of paths) {
      await driver.open(path);
      for (const panel of kinds.filter(kind => kind.path === path)) {
        const { spec, claim } = panel;
        if (spec.needs.includes('certificate-trusted')) continue;
        const name = `${path}#${spec.id}`;
        await test.step(name, async () => {
          const seen = await driver.run(spec.id, claim);
          if (needsOneHost(panel)) {
            expect.soft(seen.asClaimed, name).toBe('not-reproducible');
            expect.soft(mismatch(claim, seen), `${name} really needs one host`).not.toBeNull();
          } else {
            expect.soft(mismatch(claim, seen), name).toBeNull();
            expect.soft(seen.asClaimed, name).toBe('yes');
          }
        });
      }
    }
  });
}
