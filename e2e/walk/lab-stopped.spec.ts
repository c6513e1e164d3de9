import { expect, test } from '../harness/fixtures.ts';
import { claimFor, mismatch } from './compare.ts';
import { lessonPages } from './course.ts';
import { panelOf } from './lesson.ts';
import { handOf } from './playwright-hand.ts';
import { inTabs } from './tabs.ts';

test.use({ setup: 'lab-stopped' });

/** The control of the walk: with nobody at the lab's origins, no claim about what a server did can hold. */
for (const { id, path } of lessonPages().filter(({ language }) => language === 'en')) {
  test(`${id}: without the lab every claim about it fails`, async ({ page, context }) => {
    test.setTimeout(120_000);
    const hand = handOf(page);
    await hand.open(path);
    const claims = (await hand.panels()).map(spec => ({ spec, claim: claimFor(spec, 'chromium') }));
    const held: string[] = [];
    const aboutTheLab = claims.filter(({ claim }) => claim.stops !== 'before-sending');
    await inTabs(context, aboutTheLab, async tab => {
      const other = handOf(tab);
      await other.open(path);
      return async ({ spec, claim }) => {
        const seen = await other.run(spec.id, claim.stops);
        if (mismatch(claim, seen) === null || seen.asClaimed === 'yes') held.push(spec.id);
      };
    });
    expect(held).toEqual([]);
  });
}

test('of a run that reached no lab nothing is concluded', async ({ page }) => {
  await page.goto('/en/websocket');
  const { region, run, verdict } = panelOf(page, 'echo');
  await region.getByRole('radio').first().check();
  await run.click();
  await expect(verdict).toContainText('No bytes of this run reached the lab, and no rule says why.');
  await expect(verdict).not.toHaveAttribute('data-stops');
});
