import { expect, type Locator, type Page } from '@playwright/test';
import { RUN } from './driver.ts';

/** The parts of a panel as a person finds them, in either language. */
export interface Panel {
  readonly region: Locator;
  readonly run: Locator;
  readonly verdict: Locator;
  /** A setting where it stands in the code, or among the lines that are not there. */
  token(knob: string): Locator;
  /** Presses a setting, after showing those that the lesson doesn't set where it is one of them; gives what opens. */
  open(knob: string): Promise<Locator>;
  /** Opens what stands below the picture of a run. */
  unfold(what: 'rule' | 'bytes' | 'code' | 'text'): Promise<void>;
  /** Changes a setting as a person does, and waits until the URL says so. */
  turn(knob: string, value: string): Promise<void>;
}

export function panelOf(page: Page, id: string): Panel {
  const region = page.locator(`[data-panel="${id}"]`);
  const token = (knob: string) => region.locator(`[data-knob="${knob}"]`);
  const popover = region.locator('.popover');
  const open = async (knob: string) => {
    await region.scrollIntoViewIfNeeded();
    if ((await token(knob).count()) === 0) await region.locator('.call-tail button').first().click();
    await token(knob).click();
    return popover;
  };
  return {
    region,
    run: region.getByRole('button', { name: RUN }),
    verdict: region.locator('[data-verdict]'),
    token,
    open,
    async unfold(what) {
      await region.locator(`[data-opens="${what}"]`).click();
    },
    async turn(knob, value) {
      await open(knob);
      if (value !== 'on' && value !== 'off') {
        const field = popover.getByRole('textbox');
        const list = popover.getByRole('listbox');
        await expect(field.or(list)).toBeVisible();
        if (await field.isVisible()) {
          await field.fill(value);
          await field.press('Enter');
        } else {
          const option = list.locator(`[data-value="${value}"]`);
          if ((await option.count()) === 0) await list.locator('[data-fold]').click();
          await option.click();
        }
        await expect(popover).toHaveCount(0);
      }
      // The value of the lesson isn't in the URL.
      await expect(page).toHaveURL(url => [value, null].includes(url.searchParams.get(`${id}.${knob}`)));
    },
  };
}
