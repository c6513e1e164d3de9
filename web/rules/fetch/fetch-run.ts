import { actOf, type Consequence, type PageGets } from '../core/consequence.ts';
import { ended } from '../core/decide.ts';
import type { StepDefinition } from '../core/definition.ts';
import type { Stop } from '../core/stop.ts';
import type { Step } from '../core/verdict.ts';
import * as preflightSteps from '../cors/preflight-steps.ts';
import * as corsSteps from '../cors/steps.ts';
import * as requestSteps from '../request/steps.ts';
import { streamLeavesOrigin } from './browsers.ts';
import type { FetchCall, FetchClient } from './fetch-call.ts';
import { fetchWalk } from './main.ts';
import * as fetchMainSteps from './main-steps.ts';
import { type FetchMemory, NOTHING_REMEMBERED } from './memory.ts';
import type { Arrival, FetchEnd, FetchOutcome, Sent } from './sent.ts';
import { type Context, type Hop, nothingSent } from './walk.ts';

/** What is known before a call: what the browser remembers, and the time in milliseconds by the clock of the arrivals. */
export interface Before {
  readonly memory?: FetchMemory;
  readonly now?: number;
}

/**
 * One call by the Fetch standard, with the network left out: yields each request that the browser must now send, is given
 * its arrival, and returns how the call ends. Throws a TypeError when `next` is called without the arrival it waits for.
 */
export function* fetchRun(
  call: FetchCall,
  client: FetchClient,
  { memory = NOTHING_REMEMBERED, now = 0 }: Before = {},
): Generator<Sent, FetchEnd, Arrival> {
  const leaves = call.body?.stream && call.mode === 'same-origin' && streamLeavesOrigin(client.browser);
  const made: FetchCall = leaves ? { ...call, mode: 'cors' } : call;
  const context: Context = {
    call: made,
    client,
    memory,
    now,
    hop: nothingSent(0),
    behindKeptRedirect: false,
    latest: null,
  };
  const steps: Step[] = [];
  const end = (
    stops: Stop,
    { id: because }: Pick<StepDefinition, 'id'>,
    learned: FetchOutcome,
  ): FetchEnd => ({
    verdict: { stops, because, steps },
    learned,
    memory: context.memory,
  });
  const walk = fetchWalk(context);
  let item = walk.next();
  while (!item.done) {
    const { value } = item;
    if ('kind' in value) {
      item = walk.next(yield value);
      continue;
    }
    const { learned, step, stops } = value;
    if (!step.passed && step.tolerated === undefined) {
      const name = call.api === 'xhr' ? 'error' : 'TypeError';
      const gets = learned ?? { kind: 'error', name };
      steps.push(ended(step, consequenceOf(context.hop, gets)));
      return end(stops, step, gets);
    }
    steps.push(step);
    item = walk.next();
  }
  return end('nowhere', decisionOf(steps), item.value);
}

function consequenceOf({ cached, redirects, sent, status }: Hop, learned: FetchOutcome): Consequence {
  const seen = { nothing: 'nothing', preflight: 'answered-preflight', request: actOf(status) } as const;
  const server = cached ? 'cached' : sent !== 'nothing' && status === null ? 'unknown' : seen[sent];
  return { sent, server, status, redirects, page: gettingOf(learned) };
}

function gettingOf(learned: FetchOutcome): PageGets {
  if (learned.kind === 'error') return learned.name;
  if (learned.type === 'opaque' || learned.type === 'opaqueredirect') return learned.type;
  return learned.status === 0 ? 'unfilled' : 'response';
}

/** Of a call that ends with its value: what spared the wire a request decides, else that nothing stood in the way. */
function decisionOf(steps: readonly Step[]): StepDefinition {
  const last = (of: StepDefinition) => steps.findLastIndex(step => step.definition === of && step.passed);
  if (last(fetchMainSteps.cached) > last(requestSteps.requestArrived)) return fetchMainSteps.cached;
  return last(preflightSteps.preflightCached) > last(preflightSteps.preflightSent)
    ? preflightSteps.preflightCached
    : corsSteps.readable;
}
