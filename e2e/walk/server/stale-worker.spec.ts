import { test as base, expect } from '@playwright/test';
import { startApp } from '../../harness/app.ts';
import { otherApp } from '../../harness/other-app.ts';
import { freePorts } from '../../harness/ports.ts';
import { panelOf } from '../drivers/panel.ts';

for (const name of ['localhost', '127.0.0.1']) {
  base(
    `another app’s service worker on ${name} gives way to the reader, which says so once`,
    async ({ page }) => {
      base.setTimeout(90_000);
      const [port = 0] = await freePorts(1);
      const address = `http://${name}:${port}/`;
      const other = await otherApp(port, name);
      await page.goto(address);
      await expect(page.locator('#state')).toHaveText('worker ready');
      await other.close();

      const app = await startApp({ readerPort: port });
      try {
        // The stale worker answers this visit; the browser then asks for its script again.
        await page.goto(address);
        await expect(page).toHaveURL(`${app.reader}/en/`, { timeout: 30_000 });
        const notice = page.getByRole('status').filter({ hasText: 'service worker' });
        await expect(notice).toContainText('has been unregistered');
        await notice.getByRole('button', { name: 'OK' }).click();
        await expect(notice).toHaveCount(0);
        await page.goto(address);
        await expect(page).toHaveURL(`${app.reader}/en/`);
        await expect(page.getByRole('link', { name: /^Start/ })).toBeVisible();
        await expect(notice).toHaveCount(0);
        expect(app.trouble()).toBeNull();
      } finally {
        await app.stop();
      }
    },
  );
}

base(
  'another app’s service worker on the lab’s origin gives way, and a stage opens there',
  async ({ page }) => {
    base.setTimeout(90_000);
    const [port = 0] = await freePorts(1);
    const other = await otherApp(port, 'localhost');
    await page.goto(`http://localhost:${port}/`);
    await expect(page.locator('#state')).toHaveText('worker ready');
    await other.close();

    const app = await startApp({ labPort: port });
    try {
      const query = new URLSearchParams({
        experiment: 'fetch',
        'fetch.from': 'stage',
        'fetch.stageOn': 'lab',
      });
      const { region, verdict } = panelOf(page, 'fetch');
      // The stale worker answers for the first stage; the browser then asks for its script again.
      await expect(async () => {
        await page.goto(`${app.reader}/en/compose?${query}`);
        await region.getByRole('button', { name: 'Run', exact: true }).click();
        await expect(verdict).toHaveAttribute('data-stops', 'nowhere', { timeout: 10_000 });
      }).toPass({ timeout: 60_000 });
      await page.goto(`${app.origins.lab}/`);
      await expect(page.getByRole('heading', { name: 'The lab' })).toBeVisible();
      expect(app.trouble()).toBeNull();
    } finally {
      await app.stop();
    }
  },
);
