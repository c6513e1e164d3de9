import type { Browser } from '../../../web/rules/core/browser.ts';
import type { Claim, PanelSpec } from '../../../web/run/spec.ts';
import type { Seen } from '../drivers/driver.ts';

/** The claim that a lesson makes about this browser. Throws an Error for a panel that no lesson has. */
export function claimFor(spec: PanelSpec, browser: Browser): Claim {
  const claim = spec.claims[browser] ?? spec.claim;
  if (!claim) throw new Error(`the panel ${spec.id} claims nothing`);
  return claim;
}

/**
 * Whether a run went as claimed: by the rule and by the measurement, at the claimed stop, by the claimed step.
 * @returns null when it did, else what differs
 */
export function mismatch(claim: Claim, seen: Seen): string | null {
  const differs: string[] = [];
  const compare = (what: string, wanted: string, was: string | null) => {
    if (was !== wanted) differs.push(`${what} is ${was}, claimed ${wanted}`);
  };
  compare('the stop by the rule', claim.stops, seen.stops);
  compare('the deciding step', claim.because, seen.because);
  compare('the stop as measured', claim.stops, seen.observed);
  return differs.length === 0 ? null : differs.join('; ');
}
