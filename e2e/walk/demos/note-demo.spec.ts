import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { ROOT } from '../../harness/app.ts';
import { expect, test } from '../../harness/fixtures.ts';
import { panelOf } from '../drivers/panel.ts';

const WORDS = {
  zh: { before: '数据', notice: '2s后改变数据👻', page: /上的页面$/ },
  en: { before: 'Data', notice: 'The data changes in 2 s 👻', page: /^The page at / },
} as const;

for (const language of ['zh', 'en'] as const) {
  const { before, notice, page: name } = WORDS[language];
  const hello = (port: number) => `Hello WebSocket from ${port}.`;
  const again = (port: number) => `Hello again from ${port}, 2 s later.`;
  const panels = [
    { panel: 'note-server', times: 'once', texts: [hello] },
    { panel: 'promise-kept', times: 'twice', texts: [hello, again] },
  ];
  for (const { panel, times, texts } of panels) {
    test(`${language}: the paragraph of #${panel} changes ${times} before the reader's eyes`, async ({
      page,
      app,
    }) => {
      const dialogs: string[] = [];
      page.on('dialog', dialog => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      });
      await page.goto(`/${language}/websocket#${panel}`);
      const { region, run, verdict } = panelOf(page, panel);
      const shown = region.getByRole('figure', { name });
      await expect(shown.getByText(before, { exact: true })).toBeVisible();
      await expect(shown.getByText(notice)).toBeHidden();
      const paragraph = await paragraphsOf(shown);
      await region.getByRole('radio').last().check();
      await run.click();
      await expect(verdict).toHaveAttribute('data-as-claimed', 'yes');
      expect(await paragraph()).toEqual([before, ...texts.map(text => text(app.publicPorts.lab))]);
      await expect(shown.getByText(notice)).toBeVisible();
      await expect(verdict).toHaveAttribute('data-disagreements', '0');
      expect(dialogs).toEqual([]);
    });
  }
}

/** Notes every text that the first paragraph of a panel's page has from now on. */
async function paragraphsOf(shown: Locator): Promise<() => Promise<readonly string[]>> {
  const noted = await shown.evaluateHandle(figure => {
    const texts: string[] = [];
    const note = () => {
      const text = figure.querySelector('p')?.textContent ?? '';
      if (texts.at(-1) !== text) texts.push(text);
    };
    note();
    new MutationObserver(note).observe(figure, { childList: true, characterData: true, subtree: true });
    return texts;
  });
  return () => noted.jsonValue();
}

const FILES = ['8-websocket/page.html', '8-websocket/server.js'];

test.describe('the files of the demo are copied as they stand', () => {
  test('to the clipboard', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/en/websocket#demo');
    for (const file of FILES) {
      const figure = page.getByRole('figure').filter({ hasText: `docs/demos/${file}` });
      await figure.getByRole('button', { name: 'Copy' }).click();
      await expect(figure.getByRole('status')).toHaveText('Copied');
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await textOf(file));
    }
  });

  test('or selected, where there is no clipboard', async ({ page }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await page.goto('/en/websocket#demo');
    for (const file of FILES) {
      const figure = page.getByRole('figure').filter({ hasText: `docs/demos/${file}` });
      await figure.getByRole('button', { name: 'Copy' }).click();
      await expect(figure.getByRole('status')).toContainText('The code is selected');
      expect(`${await page.evaluate(() => getSelection()?.toString())}\n`).toBe(await textOf(file));
    }
  });
});

function textOf(file: string): Promise<string> {
  return readFile(join(ROOT, 'docs/demos', file), 'utf8');
}
