import type { RuleBrowser } from '../../web/rules/core/browser.ts';
import { NOTHING } from '../../web/rules/core/judge.ts';
import type { Disagreement } from './search.ts';

/**
 * Measured in Firefox 153: the first time after its start that a remembered preflight would serve, and seldom afterwards, it
 * is sent again. The same case run again shows it no more; no rule says when.
 */
export function isForgottenPreflight({ differences, once }: Disagreement, browser: RuleBrowser): boolean {
  return (
    browser === 'firefox' &&
    once &&
    differences.every(({ rule, seen }) => rule === NOTHING && seen.startsWith('preflight OPTIONS '))
  );
}
