import type { RuleBrowser } from '../core/browser.ts';

/** What browsers do otherwise than the HTML standard where one page gets at another’s data, each as measured. */

/** Chromium keeps the name of a top-level window whose opener is gone across origins; measured in 156. Firefox clears it, as the standard says. */
export function keepsName(browser: RuleBrowser): boolean {
  return browser === 'chromium';
}

/** Chromium gives each origin an agent cluster of its own unless a page asks it not to (since 115; measured in 156). */
export function keyedByDefault(browser: RuleBrowser): boolean {
  return browser === 'chromium';
}
