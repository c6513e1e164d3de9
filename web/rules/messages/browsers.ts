import type { RuleBrowser } from '../core/browser.ts';

/** What browsers do otherwise than the standard (https://html.spec.whatwg.org/#window-post-message-steps), each as measured. */

/** Chromium clones the message before it reads the target: of two mistakes it throws the other. */
export function clonesFirst(browser: RuleBrowser): boolean {
  return browser === 'chromium';
}

/** In Chromium a URL without an origin of its own, such as `localhost:8080`, whose scheme is `localhost:`, is no target. */
export function opaqueTargetThrows(browser: RuleBrowser): boolean {
  return browser === 'chromium';
}

/** In Firefox a call with such a target returns before it clones the message, so that a function in it goes unnoticed. */
export function opaqueTargetEnds(browser: RuleBrowser): boolean {
  return browser === 'firefox';
}
