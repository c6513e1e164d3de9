/**
 * Every difference of a browser from RFC 6265bis, each as narrow as it was measured: in Chromium 156 and Firefox 153. A browser
 * that nobody measured follows the standard.
 */

import type { RuleBrowser } from '../core/browser.ts';

/** Firefox: http and https are one site. */
export function tellsSchemesApart(browser: RuleBrowser): boolean {
  return browser !== 'firefox';
}

/** Whether a cookie without SameSite counts as Lax; not in Firefox. */
export function laxByDefault(browser: RuleBrowser): boolean {
  return browser !== 'firefox';
}

/** Chromium: a cookie of another value than the one that it replaces is a new one; the standard keeps the older’s age. */
export function renewsWithValue(browser: RuleBrowser): boolean {
  return browser === 'chromium';
}

/** Firefox: a text without an equals sign is a name; by the standard it is a value. */
export function takesTextForName(browser: RuleBrowser): boolean {
  return browser === 'firefox';
}

/** A value without a name is kept; by Firefox it never is, by Chromium only where it can’t be read as a name and a value. */
export function keepsNameless(browser: RuleBrowser, value: string): boolean {
  return browser !== 'firefox' && !(browser === 'chromium' && value.includes('='));
}

/** Chromium: a tab that does not stand at the edge of a name or a value makes the whole field void. */
export function tabsMakeVoid(browser: RuleBrowser): boolean {
  return browser === 'chromium';
}

/** Chromium: Max-Age may begin with a plus. */
export function takesPlus(browser: RuleBrowser): boolean {
  return browser === 'chromium';
}

/** Firefox: a date without a time is midnight, and what no calendar and no clock shows is counted on. */
export function countsDatesOn(browser: RuleBrowser): boolean {
  return browser === 'firefox';
}

/** Firefox: to the prefix `__Host-` a Domain that is the host itself and a public suffix is none. */
export function allowsOwnSuffix(browser: RuleBrowser): boolean {
  return browser === 'firefox';
}

/** Firefox: whatever a third party sets is kept apart for the page in the address bar, and nothing else is sent to it. */
export function partitionsThirdParties(browser: RuleBrowser): boolean {
  return browser === 'firefox';
}
