import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';
import { expect, test } from '../../harness/fixtures.ts';
import { radioFor } from '../drivers/driver.ts';
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

// Both languages have the same elements, and both colour schemes too: each language is read in one of them after a run.
for (const [colorScheme, language] of [
  ['light', 'en'],
  ['dark', 'zh'],
] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    for (const path of ['/en/', '/zh/', '/', '/en/overview', '/zh/interview']) {
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

    test(`/${language}/post-message has none, after a run in which no server takes part`, async ({
      page,
    }) => {
      await page.goto(`/${language}/post-message`);
      const { region, run, unfold, verdict } = panelOf(page, 'anybody');
      await region.getByRole('radio').nth(1).check();
      await run.click();
      await expect(verdict).toHaveAttribute('data-as-claimed', 'yes');
      await expect(region.locator('[data-misconception]')).toBeVisible();
      await region.getByRole('button', { name: /postMessage/ }).click();
      await unfold('rule');
      expect(await violations(page)).toEqual([]);
      await unfold('code');
      await expect(region.locator('.code-view pre').first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });

    test(`/${language}/cors-preflight has none where it asks what was not allowed, and where it says so`, async ({
      page,
    }) => {
      await page.goto(`/${language}/cors-preflight`);
      const { region, run, verdict } = panelOf(page, 'put-unlisted');
      await region.locator(radioFor('browser')).check();
      await run.click();
      await expect(verdict).toHaveAttribute('data-as-claimed', 'yes');
      expect(await violations(page, '[data-panel="put-unlisted"]')).toEqual([]);
      await region.locator('[data-choice]').first().click();
      await expect(region.locator('[data-misconception]')).toBeVisible();
      await region.locator('[data-mark] button.arrow-label').click();
      await expect(region.locator('[data-decides="true"] s')).toBeVisible();
      expect(await violations(page, '[data-panel="put-unlisted"]')).toEqual([]);
    });

    test(`/${language}/websocket has none, before a run and after, with all of it open`, async ({ page }) => {
      test.setTimeout(120_000);
      await page.goto(`/${language}/websocket`);
      const { region, run, unfold, verdict } = panelOf(page, 'fields');
      await region.getByRole('radio').first().check();
      await run.click();
      await expect(verdict).toHaveAttribute('data-as-claimed', 'yes');
      // Beside it a misconception, and the text that waited.
      const other = panelOf(page, 'no-list');
      await other.region.locator(radioFor('server')).check();
      await other.run.click();
      await expect(other.region.locator('[data-misconception]')).toBeVisible();
      await expect(page.locator('[data-after="no-list"]')).toHaveAttribute('open');
      expect(await violations(page, '[data-panel="fields"]')).toEqual([]);
      await region.locator('button.arrow-label').nth(1).click();
      await region.getByRole('tab').nth(2).click();
      await unfold('bytes');
      const items = region.locator('.exchange details.item > summary');
      await expect(items.first()).toBeVisible();
      for (const item of await items.all()) await item.click();
      await region.locator('details.raw > summary').first().click();
      expect(await violations(page)).toEqual([]);
      await unfold('rule');
      expect(await violations(page, '[data-panel="fields"]')).toEqual([]);
    });
  });
}
