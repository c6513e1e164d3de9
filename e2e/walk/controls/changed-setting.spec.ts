import { expect, test } from '../../harness/fixtures.ts';
import { driverFor } from '../drivers/playwright.ts';
import { mismatch } from '../lessons/compare.ts';
import { changesOf } from './changes.ts';
import { oneOfEachKind } from './kinds.ts';
import { inTabs } from './tabs.ts';

/** Of all kinds, one test tries each second one, so that two can run at a time. */
const SHARES = 2;

/**
 * The control of the walk: a claim that held whatever the knobs say would be no claim. One panel of each experiment, whose judge
 * is one for all stops.
 */
for (let share = 0; share < SHARES; share += 1) {
  test(`changing one knob makes every kind of claim fail, part ${share + 1}`, async ({ page, context }) => {
    test.setTimeout(180_000);
    const kinds = await oneOfEachKind(page, ({ spec }) => spec.experiment);
    const own = kinds.filter(
      ({ spec }, index) => index % SHARES === share && !spec.needs.includes('certificate-trusted'),
    );
    expect(own.length).toBeGreaterThan(5);
    const unaffected: string[] = [];
    await inTabs(context, own, async () => async ({ path, spec, claim }) => {
      for (const { knob, value } of changesOf(spec)) {
        // A tab keeps what was predicted and run in it, and each change is tried as if it were the first.
        const tab = await context.newPage();
        const driver = driverFor(tab);
        await driver.open(`${path}?${new URLSearchParams({ [`${spec.id}.${knob}`]: value })}`);
        const seen = await driver.run(spec.id, claim);
        await tab.close();
        if (mismatch(claim, seen) !== null) return;
      }
      unaffected.push(`${path}#${spec.id}`);
    });
    expect(unaffected).toEqual([]);
  });
}
