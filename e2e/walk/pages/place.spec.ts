import type { Page } from '@playwright/test';
import { expect, test } from '../../harness/fixtures.ts';
import { panelOf } from '../drivers/panel.ts';
import { placeKept } from '../drivers/place.ts';

/** A link may miss its target by so much, in pixels: a line of text. */
const LINE_PX = 28;

/** How far below the window's upper edge an element begins. */
const topOf = (page: Page, selector: string) =>
  page.locator(selector).evaluate(element => Math.round(element.getBoundingClientRect().top));

/** Waits until nothing moves it any more. */
async function settledTop(page: Page, selector: string): Promise<number> {
  let before = Number.NaN;
  await expect(async () => {
    const now = await topOf(page, selector);
    const still = now === before;
    before = now;
    expect(still).toBe(true);
  }).toPass({ intervals: [300] });
  return before;
}

/** Runs a panel, which grows by that, and leaves the reader in a section below it. */
async function readOnBelow(page: Page, panel: string, section: string): Promise<number> {
  const { run, verdict } = panelOf(page, panel);
  await run.click();
  await verdict.waitFor();
  await page.locator(section).evaluate(row => row.scrollIntoView());
  await page.mouse.wheel(0, 60);
  const top = await settledTop(page, section);
  await placeKept(page);
  return top;
}

for (const [how, leave] of [
  ['a link of the course', (page: Page) => page.locator('nav.side a[href="/en/no-cors"]').click()],
  ['an address', (page: Page) => page.goto('/en/no-cors')],
] as const)
  test(`Back from what ${how} led to returns to the line, though the panel above is folded again`, async ({
    page,
  }) => {
    await page.goto('/en/cors-simple');
    const top = await readOnBelow(page, 'seen-origin', '#forged');
    await leave(page);
    await expect(page).toHaveURL(/no-cors$/);
    await page.goBack();
    await expect(page).toHaveURL(/cors-simple$/);
    await expect(async () => {
      expect(Math.abs((await settledTop(page, '#forged')) - top)).toBeLessThan(LINE_PX);
    }).toPass();
  });

test('a reload returns to the line', async ({ page }) => {
  await page.goto('/en/cors-simple');
  const top = await readOnBelow(page, 'seen-origin', '#forged');
  await page.reload();
  await expect(async () => {
    expect(Math.abs((await settledTop(page, '#forged')) - top)).toBeLessThan(LINE_PX);
  }).toPass();
});

test.describe('a link to a section far down, over rows that nobody has come near,', () => {
  /** Where a heading stands that a link led to, and where it stands when everything has woken. */
  const expectArrived = async (page: Page) => {
    const top = await settledTop(page, '#fix');
    const head = await page.locator('body > #root > header').evaluate(({ clientHeight }) => clientHeight);
    expect(Math.abs(top - head)).toBeLessThan(LINE_PX);
  };

  test('arrives from elsewhere', async ({ page }) => {
    await page.goto('/zh/cors-preflight#fix');
    await expectArrived(page);
  });

  test('arrives from the top of the page', async ({ page }) => {
    await page.goto('/zh/cors-preflight');
    await page.locator('nav.side a[href="#fix"]').click();
    await expectArrived(page);
  });

  test('arrives from another lesson', async ({ page }) => {
    await page.goto('/en/cors-preflight');
    await page.evaluate(() => {
      const link = document.querySelector<HTMLAnchorElement>('nav.side a[href="/en/cors-simple"]');
      if (link) link.href += '#fix';
      link?.click();
    });
    await expect(page).toHaveURL(/cors-simple#fix$/);
    await expectArrived(page);
  });
});

test('text far down the page can be found, selected and printed', async ({ page }) => {
  await page.goto('/en/cors-preflight');
  const last = page.locator('#fix p').first();
  const sentence = (await last.textContent())?.slice(0, 20) ?? '';
  expect(
    await page.evaluate(text => (window as Window & { find?(text: string): boolean }).find?.(text), sentence),
  ).toBe(true);
  await expect(last).toBeInViewport();
  await page.emulateMedia({ media: 'print' });
  const skipped = await page
    .locator('.row')
    .evaluateAll(rows => rows.filter(row => getComputedStyle(row).contentVisibility !== 'visible').length);
  expect(skipped).toBe(0);
});

test.describe('without a network', () => {
  // The page that is shown then fetches its own neighbours, in vain.
  test.use({ about: /ERR_INTERNET_DISCONNECTED/ });

  test('the lessons behind and before are there before anybody asks, and no request is made for them', async ({
    page,
    context,
  }) => {
    const fetched: string[] = [];
    page.on('response', response => {
      if (response.request().resourceType() === 'fetch') fetched.push(new URL(response.url()).pathname);
    });
    await page.goto('/en/cors-simple');
    const links = page.locator('nav.side a[href^="/en/"]');
    const course = await links.evaluateAll(all => all.map(link => link.getAttribute('href') ?? ''));
    const at = course.indexOf('/en/cors-simple');
    await expect.poll(() => fetched).toEqual(expect.arrayContaining([course[at - 1], course[at + 1]]));
    await context.setOffline(true);
    await links.nth(at + 1).click();
    await expect(page.locator('main[id] h1')).toBeFocused();
    await expect(page).toHaveURL(url => url.pathname === course[at + 1]);
  });
});
