import { expect, test } from '../../harness/fixtures.ts';
import { panelOf } from '../drivers/panel.ts';

test('a run without a server shows what each page saw, and says nothing of a wire', async ({ page, app }) => {
  const { host } = new URL(app.origins.lab);
  await page.goto('/en/post-message');
  const { region, run, verdict } = panelOf(page, 'missing');
  await expect(region.getByRole('radio')).toHaveCount(4);
  await region.getByRole('radio').nth(1).check();
  await run.click();
  await expect(verdict).toHaveAttribute('data-as-claimed', 'yes');
  await expect(region.locator('.run-view .actors span')).toHaveText([
    'this page',
    'browser',
    `iframe ${host}`,
  ]);
  await expect(region.locator('.outcome h4')).toHaveText(['What this page saw', `What iframe ${host} saw`]);
  await expect(region.locator('.outcome')).toContainText('saw nothing');
  await expect(region.locator('.wire-view, .by-wire, .half-wire')).toHaveCount(0);
  await expect(region.locator('.lines > li')).toHaveText([
    /postMessage/,
    'saw nothing',
    'returned',
    /deliver/,
  ]);
});

test('the receiver’s half of the picture stands at its own lifeline, and says so as text', async ({
  page,
  app,
}) => {
  const { host } = new URL(app.origins.evil);
  await page.goto('/en/post-message');
  const { region, run, verdict } = panelOf(page, 'anybody');
  await region.getByRole('radio').last().check();
  await run.click();
  await expect(verdict).toHaveAttribute('data-as-claimed', 'yes');
  await expect(region.locator('.run-view .actors span')).toHaveText([
    `iframe ${host}`,
    'browser',
    'this page',
  ]);
  const far = region.locator('.half-far');
  await expect(far).toContainText('browser → this page: message');
  await expect(far).toContainText(app.origins.evil);
  const [half, lines] = [await far.boundingBox(), await region.locator('.lines').boundingBox()];
  expect(half?.x).toBeGreaterThan((lines?.x ?? 0) + (lines?.width ?? 0) / 2 - 2);
  expect(page.frames()).toHaveLength(1); // the other page is gone
});
