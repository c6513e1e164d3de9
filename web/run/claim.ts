import type { Origins } from '../../server/protocol/origins.ts';
import type { KnobValues } from '../experiments/knob.ts';
import { type CertificateTrust, isMeasured, type RuleBrowser } from '../rules/core/browser.ts';
import type { Stop } from '../rules/core/stop.ts';
import type { Verdict } from '../rules/core/verdict.ts';
import type { Claim, Condition, PanelSpec } from './spec.ts';

/** How a finished run stands to what the lesson says of it. */
export type ClaimState =
  /** Stop and deciding step are the lesson's, by the rule and by measurement. */
  | { readonly as: 'yes'; readonly claim: Claim }
  | { readonly as: 'no'; readonly claim: Claim }
  /** A condition that the lesson names is not met here. */
  | { readonly as: 'not-reproducible'; readonly condition: Condition }
  /** Nobody measured the claim in this browser, or the condition could not be probed. */
  | { readonly as: 'not-measured' }
  /** The reader turned a knob: the lesson says nothing of this run. */
  | { readonly as: 'knobs-turned' }
  /** Nobody claims anything. */
  | { readonly as: 'unclaimed' };

interface Finished {
  readonly knobs: KnobValues;
  readonly browser: RuleBrowser;
  readonly certificate: CertificateTrust;
  readonly origins: Origins;
  readonly verdict: Verdict;
  readonly observed: Stop | undefined;
}

/** What a lesson claims of a browser: in words of its own, or else, where it was measured, in those for all. */
function claimFor({ claim, claims }: PanelSpec, browser: RuleBrowser): Claim | null {
  const own = browser === 'unknown' ? undefined : claims[browser];
  return own ?? (isMeasured(browser) ? claim : null);
}

function isMet(condition: Condition, { certificate, origins }: Finished): boolean | 'unknown' {
  switch (condition) {
    case 'certificate-trusted':
    case 'certificate-untrusted':
      return certificate === 'unknown' ? 'unknown' : condition === `certificate-${certificate}`;
    case 'lab-same-host':
      return new URL(origins.reader).hostname === new URL(origins.lab).hostname;
    case 'lab-two-ports':
      return new URL(origins.lab).hostname === new URL(origins['lab-2']).hostname;
  }
}

/** Holds a finished run against the lesson. `lesson` are the knobs as the lesson sets them. */
export function compareClaim(spec: PanelSpec, lesson: KnobValues, finished: Finished): ClaimState {
  if (spec.claim === null) return { as: 'unclaimed' };
  if (Object.entries(lesson).some(([name, value]) => finished.knobs[name] !== value))
    return { as: 'knobs-turned' };
  for (const condition of spec.needs) {
    const met = isMet(condition, finished);
    if (met === 'unknown') return { as: 'not-measured' };
    if (!met) return { as: 'not-reproducible', condition };
  }
  const claim = claimFor(spec, finished.browser);
  if (!claim) return { as: 'not-measured' };
  const { verdict, observed } = finished;
  const same = verdict.stops === claim.stops && verdict.because === claim.because && observed === claim.stops;
  return { as: same ? 'yes' : 'no', claim };
}
