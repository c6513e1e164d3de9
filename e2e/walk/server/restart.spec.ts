import { test as base, expect } from '@playwright/test';
import { startApp } from '../../harness/app.ts';
import { panelOf } from '../drivers/panel.ts';

base('a page that stays open while the server restarts runs on', async ({ page }) => {
  const app = await startApp();
  try {
    await page.goto(`${app.reader}/en/websocket`);
    const { region, run, verdict } = panelOf(page, 'echo');
    await run.click();
    await expect(verdict).toHaveAttribute('data-as-claimed', 'yes');

    await app.restart();
    const runAgain = async () => {
      await region.getByRole('button', { name: 'Run again' }).click();
      await expect(region).toHaveAttribute('aria-busy', 'true');
      await expect(region).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 });
    };
    // The first run may begin before the page knows of the restart; its record is then incomplete, and it claims nothing.
    await runAgain();
    await expect(verdict).not.toHaveAttribute('data-as-claimed', 'no');
    await runAgain();
    await expect(verdict).toHaveAttribute('data-as-claimed', 'yes');
    expect(app.trouble()).toBeNull();
  } finally {
    await app.stop();
  }
});
