import { expect, test } from '../harness/fixtures.ts';
import { panelOf } from './lesson.ts';

test('what is typed and pressed before the page is awake is kept and done', async ({ page }) => {
  // No experiment is judged here: the script of the page itself is held back, by its own origin.
  let release = () => {};
  const held = new Promise<void>(resolve => {
    release = resolve;
  });
  await page.route(/\/assets\/main-[^/]+\.js$/, async route => {
    await held;
    await route.continue();
  });
  await page.goto('/en/websocket', { waitUntil: 'domcontentloaded' });
  const { region, run, verdict, knob, moreKnobs } = panelOf(page, 'echo');
  await moreKnobs();
  await knob('send').fill('typed while asleep');
  await run.click();
  await expect(verdict).toHaveCount(0);
  release();
  await expect(verdict).toHaveAttribute('data-stops', 'nowhere');
  await expect(knob('send')).toHaveValue('typed while asleep');
  await expect(page).toHaveURL(/echo\.send=typed\+while\+asleep/);
  await expect(region.getByText('typed while asleep').first()).toBeVisible();
});
