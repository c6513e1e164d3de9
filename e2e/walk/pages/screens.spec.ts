import type { Page } from '@playwright/test';
import { expect, test } from '../../harness/fixtures.ts';
import { RUN, VERDICT } from '../drivers/driver.ts';
import { panelOf } from '../drivers/panel.ts';

/** Runs the panel whose knobs the server refuses, and opens everything that came of it. */
async function runAndOpen(page: Page) {
  const panel = page.locator('[data-panel="allowlist"]');
  await panel.getByRole('button', { name: RUN }).click();
  await expect(panel.locator(VERDICT)).toHaveAttribute('data-stops', 'server');
  await panel.locator('button.arrow-label').nth(1).click();
  await expect(panel.locator('.note').first()).toBeVisible();
  for (const what of ['rule', 'code', 'text', 'bytes']) await panel.locator(`[data-opens="${what}"]`).click();
  await panel.locator('[data-item$=":request"] > summary').click();
}

async function widths(page: Page) {
  return page.evaluate(() => ({
    page: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
}

for (const language of ['zh', 'en']) {
  test.describe(`${language}, on a phone`, () => {
    test.use({ viewport: { width: 360, height: 740 } });

    test('an opened panel scrolls nothing sideways but bytes', async ({ page }) => {
      await page.goto(`/${language}/websocket`);
      await runAndOpen(page);
      const { page: wide, window } = await widths(page);
      expect(wide).toBeLessThanOrEqual(window);
    });
  });
}

test('a changed setting is in the URL, and the other language keeps it', async ({ page }) => {
  await page.goto('/en/websocket');
  await panelOf(page, 'allowlist').turn('allow', 'any');
  await expect(page).toHaveURL(/[?&]allowlist\.allow=any/);
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL(/\/zh\/websocket\?allowlist\.allow=any/);
  const { region } = panelOf(page, 'allowlist');
  await expect(region.getByRole('button', { name: "允许的源：'*'" })).toHaveClass(/changed/);
});

test('Accept is computed for this handshake, the RFC’s example and the note’s', async ({ page }) => {
  await page.goto('/en/websocket');
  const panel = page.locator('[data-panel="accept-steps"]');
  await panel.getByRole('button', { name: RUN }).click();
  await expect(panel.locator(VERDICT)).toHaveAttribute('data-stops', 'nowhere');
  await panel.locator('[data-opens="bytes"]').click();
  const accept = panel.locator('[data-kind="accept"]');
  await accept.locator('summary').click();
  await expect(accept.locator('[data-accept="true"]')).toBeVisible();
  await accept.getByRole('combobox').selectOption('rfc');
  await expect(accept).toContainText('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
  await accept.getByRole('combobox').selectOption('note');
  await expect(accept).toContainText('HSmrc0sMlYUkAGmm5OPpG2HaGWk=');
});

test('a run that the reader stops is shown, and nothing is concluded from it', async ({ page }) => {
  // Long enough for a slow hand: the response waits, and then the pushes go on.
  await page.goto('/en/websocket?listed.delay=3000&listed.push=1000#listed');
  const panel = page.locator('[data-panel="listed"]');
  await panel.getByRole('button', { name: RUN }).click();
  await panel.getByRole('button', { name: 'Stop' }).click();
  await expect(panel.locator(VERDICT)).toContainText('You stopped this run');
  await expect(panel.locator(VERDICT)).not.toHaveAttribute('data-stops');
});
