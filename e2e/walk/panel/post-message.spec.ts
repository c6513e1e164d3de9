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
  await expect(region.locator('.picture .actors span')).toHaveText([
    `this page${new URL(app.reader).host}`,
    'browser',
    `iframe${host}`,
  ]);
  await expect(region.locator('.by-wire, [data-opens="bytes"], [data-layer="http"]')).toHaveCount(0);
  await expect(region.locator('.rows > li')).toHaveText([
    'postMessage',
    /^The message is for/,
    'message not delivered',
    'returned',
  ]);
});

test('the receiver’s half of the picture stands at its own lifeline, and says so as text', async ({
  page,
  app,
}) => {
  const { host } = new URL(app.origins.evil);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/en/post-message');
  const { region, run, verdict } = panelOf(page, 'anybody');
  await region.getByRole('radio').last().check();
  await run.click();
  await expect(verdict).toHaveAttribute('data-as-claimed', 'yes');
  await expect(region.locator('.picture .actors span')).toHaveText([
    `iframe${host}`,
    'browser',
    `this page${new URL(app.reader).host}`,
  ]);
  const far = region.getByRole('button', { name: /^browser → this page: message / });
  await expect(far).toContainText(app.origins.evil);
  const [label, rows] = [await far.boundingBox(), await region.locator('.rows').boundingBox()];
  expect(label?.x).toBeGreaterThan((rows?.x ?? 0) + (rows?.width ?? 0) / 2 - 2);
  expect(page.frames()).toHaveLength(1); // the other page is gone
});
