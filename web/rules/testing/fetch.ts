import type { Field } from '../core/exchange.ts';
import type { FetchCall, FetchClient } from '../fetch/fetch-call.ts';
import { fetchRun } from '../fetch/fetch-run.ts';
import { type FetchMemory, NOTHING_REMEMBERED } from '../fetch/memory.ts';
import type { Arrival, FetchEnd, Sent } from '../fetch/sent.ts';
import { fields } from './fixtures.ts';

export const A = 'http://localhost:3000';
export const B = 'http://localhost:3001';
export const C = 'http://127.0.0.1:3001';
export const D = 'http://partner.localhost:3001';

/** A GET from A to B, but for the changes. */
export function call(changes: Partial<FetchCall> = {}): FetchCall {
  return {
    api: 'fetch',
    url: `${B}/x`,
    method: 'GET',
    mode: 'cors',
    credentials: 'same-origin',
    redirect: 'follow',
    cache: 'default',
    referrerPolicy: 'strict-origin-when-cross-origin',
    headers: [],
    body: null,
    uploadListener: false,
    ...changes,
  };
}

/** A page of A in a browser that follows the standard, but for the changes. */
export function client(changes: Partial<FetchClient> = {}): FetchClient {
  return { origin: A, url: `${A}/page?q=1`, connectSources: null, browser: 'unknown', ...changes };
}

export type Values = Readonly<Record<string, string | undefined>>;

/** A response; a list of fields may hold a name twice. */
export function answer(values: Values | readonly Field[] = {}, status = 200, at = 0): Arrival {
  return {
    kind: 'answer',
    head: { status, fields: Array.isArray(values) ? values : fields(values as Values) },
    at,
  };
}

/** What lets A read with any method, any header of the lab, and credentials. */
export const ALLOW: Values = {
  'Access-Control-Allow-Origin': A,
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Allow-Methods': 'PUT, PATCH, DELETE',
  'Access-Control-Allow-Headers': 'x-lab, content-type, authorization',
};
export const allowed = answer(ALLOW);
/** A redirect that A may follow. */
export const redirect = (to: string, status = 302, values: Values = ALLOW) =>
  answer({ ...values, Location: to }, status);

export interface Walked extends FetchEnd {
  readonly sent: readonly Sent[];
  /** `OPTIONS http://localhost:3001`, one for each request. */
  readonly lines: readonly string[];
}

/** One call with answers in the network's place, in turn; after the last, requests get lost. */
export function walk(
  asked: FetchCall,
  by: FetchClient,
  arrivals: readonly Arrival[] = [],
  memory: FetchMemory = NOTHING_REMEMBERED,
  now = 0,
): Walked {
  const run = fetchRun(asked, by, { memory, now });
  const sent: Sent[] = [];
  let next = run.next();
  while (!next.done) {
    const arrival: Arrival = arrivals[sent.length] ?? { kind: 'lost' };
    sent.push(next.value);
    next = run.next(arrival);
  }
  return { ...next.value, sent, lines: sent.map(({ method, url }) => `${method} ${new URL(url).origin}`) };
}
