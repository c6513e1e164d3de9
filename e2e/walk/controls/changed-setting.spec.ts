import { expect, test } from '../../harness/fixtures.ts';
import { handOf } from '../drivers/playwright.ts';
import { claimFor, mismatch } from '../lessons/compare.ts';
import { lessonPages } from '../lessons/course.ts';
import { turns } from './changes.ts';
import { oneOfEachKind } from './kinds.ts';
import { inTabs } from './tabs.ts';

/** The control of the walk: a claim that held whatever the knobs say would be no claim. One panel of each kind of a lesson. */
for (const { id, path } of lessonPages().filter(({ language }) => language === 'en')) {
  test(`${id}: turning one knob makes every kind of claim fail`, async ({ page, context }) => {
    test.setTimeout(180_000);
    const hand = handOf(page);
    await hand.open(path);
    const unturned: string[] = [];
    const reproducible = (await hand.panels()).filter(spec => !spec.needs.includes('certificate-trusted'));
    let held = await Promise.all(
      oneOfEachKind(reproducible).map(async spec => ({
        spec,
        claim: claimFor(spec, 'chromium'),
        left: await turns(page, spec),
      })),
    );
    // In each round one knob of every panel whose claim still holds is set otherwise, by one link for all.
    while (held.length > 0) {
      const holding: typeof held = [];
      const turning = held.flatMap(({ left: [turn, ...left], ...panel }) => {
        if (turn) return [{ ...panel, turn, left }];
        unturned.push(panel.spec.id);
        return [];
      });
      const query = new URLSearchParams(
        turning.map(({ spec, turn }) => [`${spec.id}.${turn.knob}`, turn.value]),
      );
      await inTabs(context, turning, async tab => {
        const other = handOf(tab);
        await other.open(`${path}?${query}`);
        return async panel => {
          if (mismatch(panel.claim, await other.run(panel.spec.id, panel.claim.stops)) === null)
            holding.push(panel);
        };
      });
      held = holding;
    }
    expect(unturned).toEqual([]);
  });
}
