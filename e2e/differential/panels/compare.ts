import type { Origins } from '../../../server/protocol/origins.ts';
import type { Evidence } from '../../../web/experiments/experiment.ts';
import type { RuleBrowser } from '../../../web/rules/core/browser.ts';
import type { StepDefinition } from '../../../web/rules/core/definition.ts';
import { observedStop } from '../../../web/rules/core/observed.ts';
import type { Verdict } from '../../../web/rules/core/verdict.ts';
import * as corsSteps from '../../../web/rules/cors/steps.ts';
import * as requestSteps from '../../../web/rules/request/steps.ts';
import * as serverSteps from '../../../web/rules/server/steps.ts';
import * as socketIoSteps from '../../../web/rules/socket-io/steps.ts';
import * as websocketResponseSteps from '../../../web/rules/websocket/response-steps.ts';
import type { Compared, Difference } from '../search/difference.ts';
import { addressDifferences } from './addresses.ts';
import { evidenceOf, type PanelCase, type PanelRecorded } from './case.ts';
import { procedureNamed } from './experiment.ts';
import { isReasonFor } from './reasons.ts';

/** Holds the rule against what was seen: the stop, and whatever else the experiment's judge compares. */
export function compare(recorded: PanelRecorded, origins: Origins, browser: RuleBrowser): Compared {
  const evidence = evidenceOf(recorded, origins, browser);
  const { verdict, outcome, disagreements = [] } = procedureNamed(recorded.case.experiment).judge(evidence);
  const seen = observedStop(evidence.result, outcome, verdict.stops);
  const differences: Difference[] = disagreements.map(({ what, ...values }) => ({
    what: what.en,
    ...values,
  }));
  if (seen !== verdict.stops)
    differences.unshift({
      what: 'stop',
      rule: `${verdict.stops} (${verdict.because})`,
      seen: seen ?? outcome,
    });
  differences.push(...unforeseen(recorded.case, verdict));
  differences.push(...cookieDifferences(recorded, evidence, verdict));
  if (recorded.case.experiment === 'origins') differences.push(...addressDifferences(evidence, verdict));
  // A client that tries one transport after another fails with the last; fetch makes one call after another, all alike where one page makes them.
  const { reason } = recorded;
  if (
    reason !== undefined &&
    recorded.case.experiment === 'fetch' &&
    recorded.case.knobs.from !== 'both' &&
    !isReasonFor(reason, verdict.because)
  )
    differences.push({ what: 'the reason', rule: verdict.because, seen: reason });
  return { verdict, differences };
}

/**
 * Steps that only see what became of a request. The lab runs, does what the knobs say, and every certificate is taken: so
 * what a rule sends arrives, and a rule names what the lab refuses before it sees the refusal.
 */
const LAB_KEEPS: readonly StepDefinition[] = [
  requestSteps.requestArrived,
  serverSteps.serverAccepts,
  socketIoSteps.namespaceAccepts,
  websocketResponseSteps.subprotocolChoice,
];

/** Where nobody but the lab knows that it refuses: a middleware, and what stands in a proxy's place. */
const LAB_REFUSES: Readonly<Record<string, StepDefinition>> = {
  closed: socketIoSteps.namespaceAccepts,
  'no-upgrade': serverSteps.serverAccepts,
};

function unforeseen({ knobs }: PanelCase, { steps }: Verdict): readonly Difference[] {
  const refused = Object.values(knobs).map(value => LAB_REFUSES[value]);
  return steps
    .filter(
      ({ definition, passed }) => !passed && LAB_KEEPS.includes(definition) && !refused.includes(definition),
    )
    .map(({ id, found }) => ({ what: id, rule: 'passes', seen: found ?? 'nothing' }));
}

/**
 * Whether the first request of a fetch to the reader's own host carried cookies, of which the jar holds one
 * (`page.ts`), exactly where the rule asks the jar.
 */
function cookieDifferences(
  { case: { experiment, knobs } }: PanelRecorded,
  { exchanges }: Evidence,
  { steps }: Verdict,
): readonly Difference[] {
  if (experiment !== 'fetch' || knobs.from !== 'page' || knobs.target !== 'lab') return [];
  const asked = steps.find(({ definition }) => definition === corsSteps.credentialsSent);
  const first = exchanges.find(({ request }) => request && request.head.method?.text !== 'OPTIONS');
  if (!asked || !first?.request) return [];
  const sent = first.request.head.fields.some(({ name }) => name.text.toLowerCase() === 'cookie');
  if (sent === asked.passed) return [];
  return [{ what: 'cookies', rule: String(asked.passed), seen: String(sent) }];
}
