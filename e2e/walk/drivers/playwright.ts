import { expect, type Page } from '@playwright/test';
import {
  ATTRIBUTES,
  type Driver,
  HELP,
  REPAIR,
  RUN,
  radioOf,
  type Seen,
  specsIn,
  tabOf,
  VERDICT,
} from './driver.ts';

/** A driver of a browser that Playwright can drive. */
export function driverFor(page: Page): Driver {
  const specs = async () => {
    const sections = page.locator('section[data-panels]');
    const texts = await sections.evaluateAll(found =>
      found.map(section => section.getAttribute('data-panels')),
    );
    return specsIn(texts);
  };
  return {
    async open(path) {
      await page.goto(path);
    },
    panels: async () => (await specs()).filter(({ repair }) => !repair),
    repairs: async () => (await specs()).filter(({ repair }) => repair),
    async run(panel, guess) {
      const region = page.locator(`[data-panel="${panel}"]`);
      await showCase(page, panel);
      const radio = region.locator(radioOf(guess));
      // A panel that wakes takes what the link says, and may move by a line between mouse down and up, so that the button is let
      // go beside the radio. Pressed again, as a person would, it must be chosen.
      await expect(async () => {
        await radio.click();
        await expect(radio).toBeChecked({ timeout: 500 });
      }).toPass();
      await region.getByRole('button', { name: RUN }).click();
      return seenIn(region);
    },
    async repair(panel) {
      const region = page.locator(`[data-panel="${panel}"]`);
      await region.getByRole('button', { name: RUN }).click();
      await region.and(page.locator(`[aria-busy=false]:not([${REPAIR}=""])`)).waitFor({ timeout: 20_000 });
      return region.getAttribute(REPAIR);
    },
  };
}

/** Shows the case, where its panel has several. */
export async function showCase(page: Page, panel: string): Promise<void> {
  const tab = page.locator(tabOf(panel));
  if ((await tab.count()) === 0) return;
  await tab.click();
  await expect(page.locator(`[data-panel="${panel}"]`)).toBeVisible();
}

/** What a panel says once its run is over. */
export async function seenIn(region: ReturnType<Page['locator']>): Promise<Seen> {
  const verdict = region.locator(VERDICT);
  // The page itself watches for it, where an assertion would look once a second.
  await region.and(region.page().locator('[aria-busy=false]')).locator(VERDICT).waitFor({ timeout: 20_000 });
  const help = verdict.locator(HELP);
  return {
    stops: await verdict.getAttribute(ATTRIBUTES.stops),
    because: await verdict.getAttribute(ATTRIBUTES.because),
    observed: await verdict.getAttribute(ATTRIBUTES.observed),
    asClaimed: await verdict.getAttribute(ATTRIBUTES.asClaimed),
    contested: await verdict.getAttribute(ATTRIBUTES.contested),
    help: (await help.count()) > 0 ? await help.getAttribute('href') : null,
    text: await region.innerText(),
  };
}
