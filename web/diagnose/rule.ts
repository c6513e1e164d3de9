import type { RuleBrowser } from '../rules/core/browser.ts';
import type { StepDefinition } from '../rules/core/definition.ts';
import { getField, type ResponseHead } from '../rules/core/exchange.ts';
import { decidingStep, type Verdict } from '../rules/core/verdict.ts';
import { needsPreflight } from '../rules/cors/preflight.ts';
import * as preflightSteps from '../rules/cors/preflight-steps.ts';
import * as corsSteps from '../rules/cors/steps.ts';
import type { FetchCall, FetchClient } from '../rules/fetch/fetch-call.ts';
import { fetchRun } from '../rules/fetch/fetch-run.ts';
import type { Sent } from '../rules/fetch/sent.ts';
import type { Known } from './known.ts';
import type { PastedResponse } from './reading/pasted-exchange.ts';

/** How far the rule comes with the responses that are known. */
export type Ruling =
  /** `assumed`: the preflight whose response nobody has told, and which was taken to pass, because what follows fails all the same. */
  | { readonly kind: 'verdict'; readonly verdict: Verdict; readonly assumed: Sent | null }
  /** It needs the response to this request. */
  | { readonly kind: 'waiting'; readonly sent: Sent }
  /** Neither can be said: address, page or answers are missing. */
  | { readonly kind: 'open' };

/** Stands for the page where nobody told its origin: RFC 2606 keeps the name free. */
const SOME_HOST = 'some-page.invalid';
/** Steps that come out alike for a page of any origin. */
const FOR_ANY_PAGE: ReadonlySet<StepDefinition> = new Set<StepDefinition>([
  corsSteps.allowOriginPresent,
  corsSteps.allowOriginSingle,
  corsSteps.allowOriginWildcard,
  preflightSteps.preflightOk,
  preflightSteps.preflightRedirect,
  preflightSteps.preflightMethodsList,
  preflightSteps.preflightHeadersList,
  preflightSteps.preflightMethod,
  preflightSteps.preflightHeaders,
]);

/** Walks through the Fetch standard with the responses of the paste in the network's place. Nothing is contacted. */
export function rule(known: Known): Ruling {
  if (known.url === null || known.kind === 'websocket') return { kind: 'open' };
  if (known.preflight === null && known.answers.length === 0) {
    return known.page === null ? { kind: 'open' } : walk(known, known.page);
  }
  if (known.page !== null) return walk(known, known.page);
  // Of the same scheme, so that nothing is mixed content.
  const ruling = walk(known, `${new URL(known.url).protocol}//${SOME_HOST}`);
  if (ruling.kind !== 'verdict') return ruling;
  const deciding = decidingStep(ruling.verdict)?.definition;
  return deciding && FOR_ANY_PAGE.has(deciding) ? withoutHelp(ruling) : { kind: 'open' };
}

/** What would help a page is not known of one whose origin stands for another. */
function withoutHelp(ruling: Extract<Ruling, { readonly kind: 'verdict' }>): Ruling {
  const { steps } = ruling.verdict;
  return { ...ruling, verdict: { ...ruling.verdict, steps: steps.map(({ help: _, ...step }) => step) } };
}

function walk(known: Known, page: string): Ruling {
  const run = fetchRun(callOf(known), clientOf(known, page));
  const preflights = known.preflight ? [known.preflight] : [];
  const answers = [...known.answers];
  let assumed: Sent | null = null;
  let step = run.next();
  while (!step.done) {
    const sent = step.value;
    const answer = (sent.kind === 'preflight' ? preflights : answers).shift();
    if (!answer) {
      if (sent.kind === 'request' || answers.length === 0) return { kind: 'waiting', sent: assumed ?? sent };
      assumed ??= sent;
    }
    step = run.next({ kind: 'answer', head: answer ? headOf(answer) : allowing(sent), at: 0 });
  }
  const { verdict } = step.value;
  // What passes by a response that nobody has seen has not passed.
  if (assumed && verdict.stops !== 'browser') return { kind: 'waiting', sent: assumed };
  return { kind: 'verdict', verdict, assumed };
}

/** A response to a preflight that allows what it asks. */
function allowing({ origin, headers }: Sent): ResponseHead {
  return {
    status: 204,
    fields: [
      { name: 'Access-Control-Allow-Origin', value: origin ?? '*' },
      { name: 'Access-Control-Allow-Credentials', value: 'true' },
      {
        name: 'Access-Control-Allow-Methods',
        value: getField(headers, 'Access-Control-Request-Method') ?? '',
      },
      {
        name: 'Access-Control-Allow-Headers',
        value: getField(headers, 'Access-Control-Request-Headers') ?? '',
      },
    ],
  };
}

/** Fields without a status line are taken for those of a response that went well. */
function headOf({ status, fields }: PastedResponse): ResponseHead {
  return { status: status ?? 200, fields };
}

/**
 * The call of the page; what nobody told is what a page gets that says nothing. Where a preflight was answered and nothing tells what made it
 * necessary, the call is one that needs a preflight and asks it for nothing: an upload with a listener.
 */
function callOf({ preflight, ...known }: Known): FetchCall {
  const { url, method, mode, credentials, headers } = known;
  const unexplained = preflight !== null && !needsPreflight(method ?? 'GET', headers);
  return {
    api: unexplained ? 'xhr' : known.api,
    // Socket.IO polls the server to whose address it also opens WebSockets.
    url: (url ?? '').replace(/^ws/, 'http'),
    method: unexplained ? 'POST' : (method ?? 'GET'),
    mode: mode ?? 'cors',
    credentials: credentials ?? 'same-origin',
    redirect: 'follow',
    cache: 'default',
    referrerPolicy: 'strict-origin-when-cross-origin',
    headers,
    body: unexplained ? { contentType: null, stream: false } : null,
    uploadListener: unexplained,
  };
}

function clientOf({ said }: Known, page: string): FetchClient {
  const browser: RuleBrowser = !said || said.by === 'script' || said.by === 'server' ? 'unknown' : said.by;
  return { origin: page, url: page === 'null' ? 'about:blank' : `${page}/`, connectSources: null, browser };
}
