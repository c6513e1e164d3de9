import type { Page } from 'puppeteer-core';
import {
  ATTRIBUTES,
  type Driver,
  HELP,
  REPAIR,
  radioOf,
  type Seen,
  specsIn,
  tabOf,
  VERDICT,
} from './driver.ts';

/** A run that takes longer has failed; milliseconds. */
const RUN_MS = 20_000;

/**
 * A driver of a stock Firefox, over WebDriver BiDi.
 * @param reader the reader's origin
 */
export function driverFor(page: Page, reader: string): Driver {
  const specs = async () => {
    const texts = await page.$$eval('section[data-panels]', found =>
      found.map(section => section.getAttribute('data-panels')),
    );
    return specsIn(texts);
  };
  return {
    async open(path) {
      await page.goto(new URL(path, reader).href);
    },
    panels: async () => (await specs()).filter(({ repair }) => !repair),
    repairs: async () => (await specs()).filter(({ repair }) => repair),
    async run(panel, guess) {
      const region = `[data-panel="${panel}"]`;
      // From beneath the head of the page, where a press would not reach it, and once it stands still: a row is laid out as it comes near.
      const press = async (what: string) => {
        await page.$eval(what, element => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
        await page.locator(what).setTimeout(RUN_MS).click();
      };
      if (await page.$(tabOf(panel))) await press(tabOf(panel));
      await page.waitForSelector(region, { visible: true, timeout: RUN_MS });
      await press(`${region} ${radioOf(guess)}`);
      await press(`${region} button[type=submit]`);
      await page.waitForSelector(`${region}[aria-busy=false] ${VERDICT}`, { timeout: RUN_MS });
      return page.$eval(
        `${region} ${VERDICT}`,
        (verdict, attributes, help): Seen => ({
          stops: verdict.getAttribute(attributes.stops),
          because: verdict.getAttribute(attributes.because),
          observed: verdict.getAttribute(attributes.observed),
          asClaimed: verdict.getAttribute(attributes.asClaimed),
          contested: verdict.getAttribute(attributes.contested),
          help: verdict.querySelector(help)?.getAttribute('href') ?? null,
          text: verdict.closest<HTMLElement>('[data-panel]')?.innerText ?? '',
        }),
        ATTRIBUTES,
        HELP,
      );
    },
    async repair(panel) {
      const region = `[data-panel="${panel}"]`;
      await page.locator(`${region} button[type=submit]`).setTimeout(RUN_MS).click();
      const done = `${region}[aria-busy=false]:not([${REPAIR}=""])`;
      await page.waitForSelector(done, { timeout: RUN_MS });
      return page.$eval(region, (panel, name) => panel.getAttribute(name), REPAIR);
    },
  };
}
