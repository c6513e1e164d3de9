import type { ResponseHead } from '../rules/exchange.ts';
import { fetchRun } from '../rules/fetch/fetch-run.ts';
import type { Sent } from '../rules/fetch/sent.ts';
import type { FetchCall, FetchClient } from '../rules/fetch-call.ts';
import type { StepId } from '../rules/steps.ts';
import type { Verdict } from '../rules/verdict.ts';
import type { RuleBrowser } from '../rules/websocket-handshake.ts';
import type { Known } from './known.ts';
import type { Answered } from './reading/evidence.ts';

/** How far the rule comes with the answers that are known. */
export type Ruling =
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  /** It needs the answer to this request. */
  | { readonly kind: 'waiting'; readonly sent: Sent }
  /** Neither can be said: address, page or answers are missing. */
  | { readonly kind: 'open' };

/** Stands for the page where nobody told its origin: RFC 2606 keeps the name free. */
const SOME_PAGE = 'https://some-page.invalid';
/** Steps that come out alike for a page of any origin. */
const FOR_ANY_PAGE: ReadonlySet<StepId> = new Set<StepId>([
  'allow-origin-present',
  'allow-origin-single',
  'allow-origin-wildcard',
  'preflight-ok',
  'preflight-redirect',
  'preflight-method',
  'preflight-headers',
]);

/** Walks through the Fetch standard with the answers of the paste in the network's place. Nothing is contacted. */
export function rule(known: Known): Ruling {
  if (known.url === null || known.kind === 'websocket') return { kind: 'open' };
  if (known.preflight === null && known.answers.length === 0) {
    return known.page === null ? { kind: 'open' } : walk(known, known.page);
  }
  if (known.page !== null) return walk(known, known.page);
  const ruling = walk(known, SOME_PAGE);
  if (ruling.kind !== 'verdict' || FOR_ANY_PAGE.has(ruling.verdict.because)) return ruling;
  return { kind: 'open' };
}

function walk(known: Known, page: string): Ruling {
  const run = fetchRun(callOf(known), clientOf(known, page));
  const answers = [...known.answers];
  let step = run.next();
  while (!step.done) {
    const answer = step.value.kind === 'preflight' ? known.preflight : answers.shift();
    if (!answer) return { kind: 'waiting', sent: step.value };
    step = run.next({ kind: 'answer', head: headOf(answer), at: 0 });
  }
  return { kind: 'verdict', verdict: step.value.verdict };
}

/** Fields without a status line are taken for those of an answer that went well. */
function headOf({ status, fields }: Answered): ResponseHead {
  return { status: status ?? 200, fields };
}

/** The call of the page; what nobody told is what a page gets that says nothing. */
export function callOf({ api, url, method, mode, credentials, headers }: Known): FetchCall {
  return {
    api,
    url: url ?? '',
    method: method ?? 'GET',
    mode: mode ?? 'cors',
    credentials: credentials ?? 'same-origin',
    redirect: 'follow',
    cache: 'default',
    referrerPolicy: 'strict-origin-when-cross-origin',
    headers,
    body: null,
    uploadListener: false,
  };
}

function clientOf({ said }: Known, page: string): FetchClient {
  const browsers = { chromium: 'chromium', firefox: 'firefox', safari: 'webkit', script: 'unknown' } as const;
  const browser: RuleBrowser = said ? browsers[said.by] : 'unknown';
  return { origin: page, url: page === 'null' ? 'about:blank' : `${page}/`, connectSources: null, browser };
}
