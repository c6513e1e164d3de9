import { expect, test } from '../../harness/fixtures.ts';
import { panelOf } from '../drivers/panel.ts';

const LESSON = '/en/websocket';

test('a link shows what it changed, and Reset takes it back', async ({ page, app }) => {
  await page.goto(`${LESSON}?allowlist.allow=any&allowlist.protocols=chat#allowlist`);
  const { region, token } = panelOf(page, 'allowlist');
  await expect(region.locator('.changed')).toHaveText(["'*'", "'chat'"]);
  await region.getByRole('button', { name: 'Reset' }).click();
  await expect(region.locator('.changed')).toHaveCount(0);
  await expect(token('allow')).toHaveText(`'${app.origins.partner}'`);
  await expect(page).toHaveURL(/\/en\/websocket#allowlist$/);
});

test('a line that was taken out stays in sight, struck through, and comes back', async ({ page, app }) => {
  await page.goto(LESSON);
  const { region, token, turn } = panelOf(page, 'allowlist');
  await turn('allow', 'none');
  await expect(token('allow')).toHaveClass(/absent changed/);
  await expect(token('allow')).toBeFocused();
  await turn('allow', 'reader');
  await expect(region.getByRole('button', { name: `allowed origins: '${app.origins.reader}'` })).toHaveClass(
    /changed/,
  );
});

test('the choices of a setting by keyboard: the focus comes back to it', async ({ page, app }) => {
  await page.goto(LESSON);
  const { region, token } = panelOf(page, 'allowlist');
  const list = region.getByRole('listbox', { name: 'allowed origins' });
  // A key is not kept as a press is: it works once the panel is awake.
  await expect(async () => {
    await token('allow').press('ArrowDown');
    await expect(list).toBeFocused({ timeout: 500 });
  }).toPass();
  await expect(token('allow')).toHaveAttribute('aria-expanded', 'true');
  await expect(list.getByRole('option', { selected: true })).toContainText(app.origins.partner);
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  await expect(token('allow')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(list).toHaveCount(0);
  await expect(token('allow')).toHaveText(`'${app.origins.reader}'`);
  await expect(token('allow')).toBeFocused();
});

test('one list of choices at a time, and a press beside it closes it', async ({ page }) => {
  await page.goto(`${LESSON}#allowlist`);
  const { token } = panelOf(page, 'allowlist');
  const lists = page.getByRole('listbox');
  await token('allow').click();
  await expect(lists).toHaveCount(1);
  await panelOf(page, 'listed').token('allow').click();
  await expect(lists).toHaveCount(1);
  await page.getByRole('heading', { level: 2 }).first().click();
  await expect(lists).toHaveCount(0);
});

test('while a run is on its settings are locked, Run stops it, and the focus stays there', async ({
  page,
}) => {
  await page.goto(`${LESSON}?listed.delay=3000#listed`);
  const { region, run, token } = panelOf(page, 'listed');
  await run.focus();
  await page.keyboard.press('Enter');
  const stop = region.getByRole('button', { name: 'Stop' });
  await expect(stop).toBeFocused();
  await expect(token('allow')).toBeDisabled();
  await page.keyboard.press('Enter');
  await expect(region).toHaveAttribute('aria-busy', 'false');
  await expect(region.getByRole('button', { name: 'Run again' })).toBeFocused();
  await expect(token('allow')).toBeEnabled();
});

test('a double click on Run starts a run and does not stop it', async ({ page }) => {
  await page.goto(`${LESSON}?allowlist.delay=1000#allowlist`);
  const { run, verdict } = panelOf(page, 'allowlist');
  await run.dblclick();
  await expect(verdict).toHaveAttribute('data-stops', 'server');
});

test('a result whose settings were changed says so, until they are those of the run or it is made again', async ({
  page,
}) => {
  await page.goto(`${LESSON}#allowlist`);
  const { region, run, verdict, turn } = panelOf(page, 'allowlist');
  const label = region.getByText(/^You changed the settings after this run/);
  await run.click();
  await expect(verdict).toHaveAttribute('data-stops', 'server');
  await expect(label).toHaveCount(0);
  await turn('allow', 'any');
  await expect(label).toBeVisible();
  await turn('allow', 'partner');
  await expect(label).toHaveCount(0);
  await turn('allow', 'any');
  await region.getByRole('button', { name: 'Run again' }).click();
  await expect(verdict).toHaveAttribute('data-stops', 'nowhere');
  await expect(label).toHaveCount(0);
});
