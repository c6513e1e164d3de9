import { expect, test } from '../../harness/fixtures.ts';
import { panelOf } from '../drivers/panel.ts';
import { driverFor } from '../drivers/playwright.ts';
import { mismatch } from '../lessons/compare.ts';
import { experimentAndStop, oneOfEachKind } from './kinds.ts';
import { inTabs } from './tabs.ts';

test.use({ setup: 'lab-stopped' });

/**
 * The control of the walk: with nobody at the lab's origins, no claim about what a server did can hold. Of each experiment one
 * panel for each stop that lessons claim: what is compared is the same for the others.
 */
test('without the lab every kind of claim about it fails', async ({ page, context }) => {
  test.setTimeout(180_000);
  const kinds = (await oneOfEachKind(page, experimentAndStop)).filter(
    ({ claim }) => claim.stops !== 'before-sending',
  );
  const held: string[] = [];
  await inTabs(context, kinds, async tab => {
    const other = driverFor(tab);
    let opened = '';
    return async ({ path, spec, claim }) => {
      if (opened !== path) await other.open(path);
      opened = path;
      const seen = await other.run(spec.id, claim);
      if (mismatch(claim, seen) === null || seen.asClaimed === 'yes') held.push(`${path}#${spec.id}`);
    };
  });
  expect(kinds.length).toBeGreaterThan(10);
  expect(held).toEqual([]);
});

test('nothing is concluded from a run that reached no lab', async ({ page }) => {
  await page.goto('/en/websocket');
  const { region, run, verdict } = panelOf(page, 'echo');
  await region.getByRole('radio').first().check();
  await run.click();
  await expect(verdict).toContainText('No bytes of this run reached the lab, and no rule says why.');
  await expect(verdict).not.toHaveAttribute('data-stops');
});

test('the home page’s own call says so too, and can be made again', async ({ page }) => {
  await page.goto('/en/');
  const live = page.locator('.live');
  await expect(live.locator('[data-verdict]')).toContainText('No bytes of this run reached the lab');
  await expect(live.locator('[data-verdict]')).not.toHaveAttribute('data-stops');
  await expect(live.getByRole('button', { name: 'Run again' })).toBeEnabled();
});
