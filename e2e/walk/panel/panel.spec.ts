import type { Locator } from '@playwright/test';
import { expect, test } from '../../harness/fixtures.ts';
import { radioFor } from '../drivers/driver.ts';
import { panelOf } from '../drivers/panel.ts';

const LESSON = '/en/websocket';

test('the prediction is said before the run and held against it after', async ({ page }) => {
  await page.goto(LESSON);
  const { region, run, verdict, turn } = panelOf(page, 'allowlist');
  // Only an awake panel writes the address; what is done while it sleeps is another test.
  await turn('allow', 'reader');
  await region.getByRole('button', { name: 'Reset' }).click();
  await expect(verdict).toHaveCount(0);
  await region.locator(radioFor('browser')).check();
  await expect(region).toHaveAttribute('data-predicted', 'true');
  await run.click();
  await expect(verdict).toHaveAttribute('data-stops', 'server');
  await expect(verdict).toHaveText('The server refuses the connection.');
  await expect(region.locator('.said')).toContainText(
    'You predicted: the server accepts, the browser blocks the connection.',
  );
  await expect(region.locator('.ghost')).toHaveText('your guess');
});

test('a run can be made with the keyboard alone', async ({ page }) => {
  await page.goto(LESSON);
  const { region, run, verdict } = panelOf(page, 'echo');
  const radios = region.getByRole('radio');
  const isFocused = (locator: typeof run) =>
    locator.evaluateAll(found => found.includes(document.activeElement as HTMLElement));
  await expect(async () => {
    await page.keyboard.press('Tab');
    expect(await isFocused(radios)).toBe(true);
  }).toPass({ intervals: [0] });
  await page.keyboard.press('ArrowDown');
  await expect(region.getByRole('radio', { checked: true })).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(verdict).toHaveAttribute('data-as-claimed', 'yes');
  const again = region.getByRole('button', { name: 'Run again' });
  await expect(again).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(again).toBeFocused();
});

test('what is pressed stays where it is', async ({ page }) => {
  await page.goto('/en/cors-preflight');
  const { region, run, verdict } = panelOf(page, 'put-unlisted');
  const submit = region.locator('[type="submit"]');
  const top = async (what: Locator) => Math.round((await what.boundingBox())?.y ?? Number.NaN);
  await region.scrollIntoViewIfNeeded();
  const before = await top(submit);
  await region.locator(radioFor('browser')).check();
  expect(await top(submit)).toBe(before);
  await run.click();
  await expect(verdict).toHaveAttribute('data-as-claimed', 'yes');
  expect(await top(submit)).toBe(before);
  for (const name of [/OPTIONS/, /204/, /page → browser: fetch/]) {
    const arrow = region.getByRole('button', { name });
    await arrow.scrollIntoViewIfNeeded();
    const stood = await top(arrow);
    await arrow.click();
    await expect(arrow).toHaveAttribute('aria-expanded', 'true');
    expect(await top(arrow)).toBe(stood);
  }
  await expect(region.locator('.row-details')).toHaveCount(1);
});

test('a link restores the knobs and runs nothing', async ({ page, app }) => {
  const reached: string[] = [];
  const lab = new Set(Object.values(app.publicPorts).map(String));
  const note = (url: string) => lab.has(new URL(url).port) && reached.push(url);
  page.on('request', request => note(request.url()));
  page.on('websocket', socket => note(socket.url()));

  await page.goto(LESSON);
  const before = panelOf(page, 'allowlist');
  await before.turn('allow', 'reader');
  await expect(page).toHaveURL(/\?allowlist\.allow=reader$/);
  const link = page.url();

  await page.goto('about:blank');
  await page.goto(link);
  const after = panelOf(page, 'allowlist');
  await after.region.scrollIntoViewIfNeeded();
  await expect(after.token('allow')).toHaveText(`'${app.origins.reader}'`);
  await expect(after.token('allow')).toHaveClass(/changed/);
  await expect(after.verdict).toHaveCount(0);
  expect(reached).toEqual([]);

  await after.run.click();
  await expect(after.verdict).toHaveAttribute('data-stops', 'nowhere');
  await expect(after.verdict).toHaveAttribute('data-as-claimed', 'knobs-turned');
  expect(reached).not.toEqual([]);
});

test('an invalid value is left out of a link, and named in its field and not taken', async ({
  page,
  app,
}) => {
  await page.goto(`${LESSON}?allowlist.allow=https://attacker.example&allowlist.nonsense=1`);
  const { region, token, open } = panelOf(page, 'allowlist');
  await region.scrollIntoViewIfNeeded();
  await expect(token('allow')).toHaveText(`'${app.origins.partner}'`);
  await expect(token('allow')).not.toHaveClass(/changed/);
  const field = (await open('protocols')).getByRole('textbox');
  await field.fill('chat');
  await expect(page).toHaveURL(/allowlist\.protocols=chat/);
  await field.fill('not, a;token');
  await expect(region.getByRole('alert')).toContainText('not, a;token');
  await expect(page).toHaveURL(/allowlist\.protocols=chat$/);
  await field.press('Escape');
  await expect(token('protocols')).toBeFocused();
  await expect(token('protocols')).toHaveText("'chat'");
});

test('a close reason is measured in bytes: what fits reaches the page, what does not is refused before a run', async ({
  page,
}) => {
  await page.goto('/zh/compose?experiment=websocket');
  const { region, run, verdict, open } = panelOf(page, 'websocket');
  const field = (await open('close')).getByRole('textbox');
  await field.fill(`1008，${'网'.repeat(42)}`);
  await expect(region.getByRole('alert')).toContainText('126 字节');
  await expect(page).not.toHaveURL(/close/);
  await field.fill(`1008，${'网'.repeat(41)}`);
  await field.press('Enter');
  await run.click();
  await expect(verdict).toHaveAttribute('data-because', 'closed-by-server');
  await expect(region.locator('.picture')).toContainText('网'.repeat(41));
});

test('neither token nor run id is in the address, in a copied link or in a copied command', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(LESSON);
  const { region, run, unfold, verdict } = panelOf(page, 'packets');
  await run.click();
  await expect(verdict).toHaveAttribute('data-as-claimed', 'yes');
  const copied: string[] = [page.url()];
  const copy = async (name: string) => {
    const button = region.getByRole('button', { name, exact: true }).first();
    await button.click();
    await expect(button.locator('xpath=following-sibling::*[@role="status"][1]')).toHaveText('Copied');
    copied.push(await page.evaluate(() => navigator.clipboard.readText()));
  };
  await region.getByRole('button', { name: 'About this panel' }).click();
  await copy('Copy a link to this state');
  await page.keyboard.press('Escape');
  await unfold('bytes');
  await region.locator('details[data-kind=request] > summary').first().click();
  await copy('Copy raw bytes');
  await copy('Copy as curl');
  expect(copied[2]).toMatch(/^GET \/socket\.io\/\?/);
  expect(copied[3]).toMatch(/^curl /);
  const secrets = /(?:token|run|sid)=(?!\*)\w|(?<![0-9a-f])(?:[0-9a-f]{16}|[0-9a-f]{32})(?![0-9a-f])/;
  for (const text of copied) expect(text).not.toMatch(secrets);
});

test('the code of both sides is that of the experiment and of the lab', async ({ page }) => {
  await page.goto(LESSON);
  const { region, run, unfold, verdict } = panelOf(page, 'echo');
  const expectCode = async () => {
    await expect(region.locator('.code-view').getByText('new WebSocket(')).toBeVisible();
    await expect(region.getByText('server/lab/websocket/endpoint.ts')).toBeVisible();
  };
  await region.getByRole('button', { name: 'About this panel' }).click();
  await region.getByRole('button', { name: 'Code that runs' }).click();
  await expectCode();
  await run.click();
  await expect(verdict).toHaveAttribute('data-as-claimed', 'yes');
  await unfold('code');
  await expectCode();
});
