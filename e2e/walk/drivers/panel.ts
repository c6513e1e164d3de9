import { expect, type Locator, type Page } from '@playwright/test';
import { RUN } from './driver.ts';

/** The parts of a panel as a person finds them, in either language. */
export interface Panel {
  readonly region: Locator;
  readonly run: Locator;
  readonly verdict: Locator;
  /** The field of a knob; knobs that the lesson does not set are folded away. */
  knob(name: string): Locator;
  /** Unfolds the knobs that the lesson does not set. */
  moreKnobs(): Promise<void>;
  /** Turns a choice and waits until the address says so. */
  turn(knob: string, value: string): Promise<void>;
}

export function panelOf(page: Page, id: string): Panel {
  const region = page.locator(`[data-panel="${id}"]`);
  return {
    region,
    run: region.getByRole('button', { name: RUN }),
    verdict: region.locator('[data-verdict]'),
    knob: name => region.locator(`[name="${id}.${name}"]`),
    async moreKnobs() {
      await region.locator('.more-knobs > summary').click();
    },
    async turn(knob, value) {
      await region.scrollIntoViewIfNeeded();
      await region.locator(`[name="${id}.${knob}"]`).selectOption(value);
      await expect(page).toHaveURL(url => url.searchParams.get(`${id}.${knob}`) === value);
    },
  };
}
