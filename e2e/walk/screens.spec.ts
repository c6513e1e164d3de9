import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { expect, test } from '../harness/fixtures.ts';
import { placeOf, RUN, VERDICT } from './hand.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeViolation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[] }[];
}

/** What axe-core finds. Its source is evaluated, because the page's CSP lets no script in. */
async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: readonly AxeViolation[] }> };
    };
    return (await axe.run()).violations;
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** Runs the panel whose knobs the server refuses, and opens everything that came of it. */
async function runAndOpen(page: Page) {
  const panel = page.locator('[data-panel="allowlist"]');
  await panel.getByRole('button', { name: RUN }).click();
  await expect(panel.locator(VERDICT)).toHaveAttribute('data-stops', 'server');
  for (const fold of [/^(Wire|线上字节)$/, /^(Rule|规则)$/, /^(Code|代码)$/]) {
    await panel.locator('summary').filter({ hasText: fold }).click();
  }
  await panel.locator('[data-item$=":request"] > summary').click();
  await expect(panel.locator('.note').first()).toBeVisible();
  return panel;
}

async function widths(page: Page) {
  return page.evaluate(() => ({
    page: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
}

for (const language of ['zh', 'en']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${language}, ${colorScheme}`, () => {
      test.use({ colorScheme });

      test('home and an opened panel have nothing for axe to find', async ({ page }) => {
        await page.goto(`/${language}/`);
        await expect(page.locator('.live-handshake pre').nth(1)).toContainText('101 Switching Protocols');
        expect(await violationsOf(page)).toEqual([]);
        await page.goto(`/${language}/websocket`);
        await runAndOpen(page);
        expect(await violationsOf(page)).toEqual([]);
      });
    });
  }

  test.describe(`${language}, on a phone`, () => {
    test.use({ viewport: { width: 360, height: 740 } });

    test('nothing scrolls sideways but bytes', async ({ page }) => {
      for (const path of [`/${language}/`, `/${language}/websocket`]) {
        await page.goto(path);
        if (path.endsWith('websocket')) await runAndOpen(page);
        const { page: wide, window } = await widths(page);
        expect(wide, path).toBeLessThanOrEqual(window);
      }
    });
  });
}

test('the home page shows the handshake of this very visit', async ({ page, app }) => {
  await page.goto('/en/');
  const heads = page.locator('.live-handshake pre');
  await expect(heads.nth(0)).toContainText(`Origin: ${app.reader}`);
  await expect(heads.nth(1)).toContainText('Sec-WebSocket-Accept: ');
  await expect(page.locator('.live-handshake')).toContainText('open');
});

test('prediction, run and bytes by keyboard alone', async ({ page }) => {
  await page.goto('/en/websocket#allowlist');
  const panel = page.locator('[data-panel="allowlist"]');
  await panel.getByRole('radio').first().focus();
  for (let place = 0; place < placeOf('server'); place++) await page.keyboard.press('ArrowDown');
  await expect(panel.getByRole('radio').nth(placeOf('server'))).toBeChecked();
  const run = panel.getByRole('button', { name: RUN });
  for (
    let presses = 0;
    presses < 8 && !(await run.evaluate(button => button === document.activeElement));
    presses++
  ) {
    await page.keyboard.press('Tab');
  }
  await expect(run).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel.locator(VERDICT)).toContainText('and so it was');
  const answer = panel.getByRole('button', { name: /403 Forbidden/ });
  await answer.focus();
  await page.keyboard.press('Enter');
  await expect(panel.locator('[data-item$=":response"] > summary')).toBeFocused();
});

test('a link restores the knobs and runs nothing', async ({ page }) => {
  await page.goto('/en/websocket?allowlist.allow=both&allowlist.send=hi&allowlist.delay=nonsense#allowlist');
  const panel = page.locator('[data-panel="allowlist"]');
  await expect(panel.getByLabel(/^Origins the server allows/)).toHaveValue('both');
  await panel.getByText('More knobs').click();
  await expect(panel.getByLabel('The page sends')).toHaveValue('hi');
  await expect(panel.getByLabel(/^The server waits/)).toHaveValue('0');
  await expect(panel.locator(VERDICT)).toHaveCount(0);
  await panel.getByRole('button', { name: RUN }).click();
  await expect(panel.locator(VERDICT)).toHaveAttribute('data-as-claimed', 'knobs-turned');
  await expect(panel.locator(VERDICT)).toHaveAttribute('data-stops', 'nowhere');

  await panel.getByRole('button', { name: 'As in the lesson' }).click();
  expect(new URL(page.url()).search).toBe('');
});

test('turning a knob changes the address, and the other language keeps it', async ({ page }) => {
  await page.goto('/en/websocket');
  const panel = page.locator('[data-panel="allowlist"]');
  await panel.scrollIntoViewIfNeeded();
  await panel.getByLabel(/^Origins the server allows/).selectOption('any');
  await expect(page).toHaveURL(/[?&]allowlist\.allow=any/);
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL(/\/zh\/websocket\?allowlist\.allow=any/);
  await expect(page.locator('[data-panel="allowlist"]').getByLabel(/^服务器允许的源/)).toHaveValue('any');
});

test('Accept is computed for this handshake, the RFC’s example and the note’s', async ({ page }) => {
  await page.goto('/en/websocket');
  const panel = page.locator('[data-panel="accept-steps"]');
  await panel.getByRole('button', { name: RUN }).click();
  await expect(panel.locator(VERDICT)).toHaveAttribute('data-stops', 'nowhere');
  await panel
    .locator('summary')
    .filter({ hasText: /^Wire$/ })
    .click();
  const accept = panel.locator('[data-kind="accept"]');
  await accept.locator('summary').click();
  await expect(accept.locator('[data-accept="true"]')).toBeVisible();
  await accept.getByRole('combobox').selectOption('rfc');
  await expect(accept).toContainText('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
  await accept.getByRole('combobox').selectOption('note');
  await expect(accept).toContainText('HSmrc0sMlYUkAGmm5OPpG2HaGWk=');
});
