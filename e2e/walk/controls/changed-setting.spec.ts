import { expect, test } from '../../harness/fixtures.ts';
import { driverFor } from '../drivers/playwright.ts';
import { claimFor, mismatch } from '../lessons/compare.ts';
import { lessonPages } from '../lessons/course.ts';
import { changesOf } from './changes.ts';
import { oneOfEachKind } from './kinds.ts';
import { inTabs } from './tabs.ts';

/** The control of the walk: a claim that held whatever the knobs say would be no claim. One panel of each kind of a lesson. */
for (const { id, path } of lessonPages().filter(({ language }) => language === 'en')) {
  test(`${id}: changing one knob makes every kind of claim fail`, async ({ page, context }) => {
    test.setTimeout(180_000);
    const driver = driverFor(page);
    await driver.open(path);
    const unaffected: string[] = [];
    const reproducible = (await driver.panels()).filter(spec => !spec.needs.includes('certificate-trusted'));
    let held = oneOfEachKind(reproducible).map(spec => ({
      spec,
      claim: claimFor(spec, 'chromium'),
      left: changesOf(spec),
    }));
    // In each round one knob of every panel whose claim still holds is set otherwise, by one link for all.
    while (held.length > 0) {
      const holding: typeof held = [];
      const changing = held.flatMap(({ left: [change, ...left], ...panel }) => {
        if (change) return [{ ...panel, change, left }];
        unaffected.push(panel.spec.id);
        return [];
      });
      const query = new URLSearchParams(
        changing.map(({ spec, change }) => [`${spec.id}.${change.knob}`, change.value]),
      );
      await inTabs(context, changing, async tab => {
        const other = driverFor(tab);
        await other.open(`${path}?${query}`);
        return async panel => {
          if (mismatch(panel.claim, await other.run(panel.spec.id, panel.claim)) === null)
            holding.push(panel);
        };
      });
      held = holding;
    }
    expect(unaffected).toEqual([]);
  });
}
