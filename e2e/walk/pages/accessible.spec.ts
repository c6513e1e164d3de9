import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';
import { expect, test } from '../../harness/fixtures.ts';
import { panelOf } from '../drivers/panel.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/**
 * What axe finds, as the rule and where. A script element would be refused by the page's CSP; the debugger is not.
 * @param within a selector of the parts to look at; without it, the whole page
 */
async function violations(page: Page, within?: string): Promise<readonly string[]> {
  await page.evaluate(await readFile(AXE, 'utf8'));
  return page.evaluate(async selector => {
    const { axe: run } = window as unknown as { axe: typeof axe };
    const { violations } = await (selector === undefined ? run.run() : run.run(selector));
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  }, within);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    for (const path of ['/en/', '/zh/', '/']) {
      test(`${path} has no fault that axe knows`, async ({ page }) => {
        await page.goto(path);
        expect(await violations(page)).toEqual([]);
      });
    }

    test.describe('where there is no page', () => {
      test.use({ about: /status of 404/ });

      test('the page that says so has none either', async ({ page }) => {
        await page.goto('/en/nonsense');
        expect(await violations(page)).toEqual([]);
      });
    });

    for (const path of ['/en/post-message', '/zh/post-message']) {
      test(`${path} has none, after a run in which no server takes part`, async ({ page }) => {
        await page.goto(path);
        const { region, run, verdict } = panelOf(page, 'anybody');
        await region.getByRole('radio').nth(1).check();
        await run.click();
        await expect(verdict).toHaveAttribute('data-as-claimed', 'yes');
        await expect(region.locator('[data-misconception]')).toBeVisible();
        await region.locator('.rule-view > summary').click();
        await region.locator('.code-view > summary').click();
        await expect(region.locator('.code-view pre').first()).toBeVisible();
        expect(await violations(page)).toEqual([]);
      });
    }

    for (const path of ['/en/websocket', '/zh/websocket']) {
      test(`${path} has none, before a run and after, with all of it open`, async ({ page }) => {
        test.setTimeout(120_000);
        await page.goto(path);
        const { region, run, verdict } = panelOf(page, 'fields');
        await region.getByRole('radio').first().check();
        await run.click();
        await expect(verdict).toHaveAttribute('data-as-claimed', 'yes');
        // Asked on one panel, answered on the other, with a misconception beside it and the text that waited.
        const other = panelOf(page, 'no-list');
        await other.region.getByRole('radio').nth(2).check();
        await other.run.click();
        await other.region.locator('[data-choice]').first().click();
        await expect(other.region.locator('[data-misconception]')).toBeVisible();
        await expect(region.locator('[data-explain="asked"]')).toBeVisible();
        await expect(page.locator('[data-after="no-list"]')).toHaveAttribute('open');
        expect(await violations(page, '[data-panel="fields"]')).toEqual([]);
        await region.locator('.wire-view > summary').click();
        const items = region.locator('.exchange details.item > summary');
        await expect(items.first()).toBeVisible();
        for (const item of await items.all()) await item.click();
        await region.locator('details.raw > summary').first().click();
        await region.locator('.rule-view > summary').click();
        await region.locator('.code-view > summary').click();
        await expect(region.locator('.code-view pre').first()).toBeVisible();
        expect(await violations(page)).toEqual([]);
      });
    }
  });
}
