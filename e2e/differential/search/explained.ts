import type { RuleBrowser } from '../../../web/rules/core/browser.ts';
import { NOTHING } from '../../../web/rules/core/step.ts';
import type { Verdict } from '../../../web/rules/core/verdict.ts';
import * as websocketResponseSteps from '../../../web/rules/websocket/response-steps.ts';
import type { Counterexample } from './difference.ts';

/**
 * Measured in Firefox 153: seldom, and the first time after its start that a remembered preflight would serve, it asks the
 * server again for what it had kept, a preflight or a cached response, as it always may (RFC 9111 §4). The same case run again
 * shows it no more; no rule says when.
 */
export function isAskedAgain({ differences, once }: Counterexample, browser: RuleBrowser): boolean {
  if (browser !== 'firefox' || !once) return false;
  const more = differences.filter(({ rule }) => rule === NOTHING);
  return more.length === differences.length
    ? more.every(({ seen }) => seen.startsWith('preflight OPTIONS '))
    : more.some(({ seen }) => /^(?:GET|HEAD) /.test(seen));
}

/** Measured in Firefox 153: whether it fires `open` for a connection that is over at once is a race. */
export function mayMissOpen({ steps }: Verdict, browser: RuleBrowser): boolean {
  const { hangsUp } = websocketResponseSteps;
  return browser === 'firefox' && steps.some(({ definition, passed }) => definition === hangsUp && !passed);
}
