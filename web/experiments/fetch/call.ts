import type { OriginName, Origins } from '../../../server/protocol/origins.ts';
import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import {
  badPortOrigin,
  type LabOriginName,
  labSources,
  type StagePolicy,
  stageConnectSources,
} from '../../../server/protocol/words.ts';
import type { Field } from '../../rules/core/exchange.ts';
import type { CredentialsMode } from '../../rules/cors/check.ts';
import type {
  CacheMode,
  FetchCall,
  RedirectMode,
  ReferrerPolicy,
  RequestMode,
} from '../../rules/fetch/fetch-call.ts';
import type { Client } from '../../stage/messages.ts';
import type { StageSettings } from '../experiment.ts';
import type { KnobValues } from '../knob.ts';
import { onServer } from '../shared/on-server.ts';
import { PAGE_KNOBS } from './page-knobs.ts';
import { SERVER_KNOBS, serverQuery } from './server-knobs.ts';

export const KNOBS = { ...PAGE_KNOBS, ...onServer(SERVER_KNOBS) } as const;
export type FetchKnobValues = KnobValues<typeof KNOBS>;

/** What a browser sends with a string as body (https://fetch.spec.whatwg.org/#concept-bodyinit-extract). */
const TEXT_TYPE = 'text/plain;charset=UTF-8';

/** One byte more than a safelisted value may have (https://fetch.spec.whatwg.org/#cors-safelisted-request-header). */
const LONG_ACCEPT = `text/${'x'.repeat(124)}`;

const HEADERS: Readonly<Record<string, (origins: Origins) => readonly Field[]>> = {
  'x-lab': () => [{ name: 'X-Lab', value: '1' }],
  'x-lab-trace': () => [
    { name: 'X-Lab', value: '1' },
    { name: 'X-Trace', value: '2' },
  ],
  authorization: () => [{ name: 'Authorization', value: 'Bearer not-a-secret' }],
  'content-language': () => [{ name: 'Content-Language', value: 'de' }],
  'accept-long': () => [{ name: 'Accept', value: LONG_ACCEPT }],
  range: () => [{ name: 'Range', value: 'bytes=0-9' }],
  origin: ({ evil }) => [{ name: 'Origin', value: evil }],
};

/** The script's own Content-Type, by the choices of its knob; none where it sets none. */
export const TYPES: Readonly<Record<string, string>> = {
  text: 'text/plain',
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  multipart: 'multipart/form-data; boundary=lab',
};

/** The address that the knobs ask for, without the query, and the query of the lab's knobs. */
export function addressOf(knobs: FetchKnobValues, origins: Origins) {
  const origin = isBadPort(knobs) ? badPortOrigin(origins) : origins[knobs.target as OriginName];
  return { base: origin + LAB_PATHS.fetch, query: serverQuery(knobs) };
}

function isBadPort({ target }: FetchKnobValues): boolean {
  return target === 'bad-port';
}

/**
 * `connect-src` of the page that asks; null where it has no part in the run: this page's own allows every origin of the lab,
 * and no other.
 */
export function connectSourcesOf(
  knobs: FetchKnobValues,
  asking: string,
  origins: Origins,
): readonly string[] | null {
  if (asking !== origins.reader) return stageConnectSources(knobs.csp as StagePolicy, origins);
  return isBadPort(knobs) ? ["'self'", ...labSources(origins)] : null;
}

/** The stage that the knobs ask for. */
export function stageOf(knobs: FetchKnobValues): StageSettings {
  return {
    on: knobs.stageOn as LabOriginName,
    csp: knobs.csp as StagePolicy,
    sandbox: knobs.from === 'sandbox',
  };
}

/** The origins that a run goes through: of the page that asks first, of the target (of a bad port, the lab's), and of each redirect. */
export function routeOf({ from, stageOn, target, to }: FetchKnobValues, origins: Origins): readonly string[] {
  const asking = from === 'sandbox' ? 'null' : origins[from === 'stage' ? (stageOn as OriginName) : 'reader'];
  const aimed = target === 'bad-port' ? 'lab' : target;
  const hops = [aimed, ...to.split(',')].filter((name): name is OriginName => Object.hasOwn(origins, name));
  return [asking, ...hops.map(name => origins[name])];
}

/** What the script itself sets by the knob `headers`. */
export function ownHeaders({ headers }: FetchKnobValues, origins: Origins): readonly Field[] {
  return HEADERS[headers]?.(origins) ?? [];
}

/** The request that the script asks for. An XMLHttpRequest has fewer choices: the others are what Fetch gives it. */
export function callOf(knobs: FetchKnobValues, url: string, origins: Origins): FetchCall {
  const type = TYPES[knobs.contentType];
  const headers = [
    ...ownHeaders(knobs, origins),
    ...(type === undefined ? [] : [{ name: 'Content-Type', value: type }]),
  ];
  const common = { url, method: knobs.method, headers };
  const credentials = knobs.credentials as CredentialsMode;
  if (knobs.api === 'xhr') {
    return {
      ...common,
      api: 'xhr',
      mode: 'cors',
      credentials: credentials === 'include' ? 'include' : 'same-origin',
      redirect: 'follow',
      cache: 'default',
      referrerPolicy: PAGE_KNOBS.referrerPolicy.default,
      // It takes no streams (https://xhr.spec.whatwg.org/#dom-xmlhttprequest-send): the same text is sent whole.
      body: knobs.body === 'none' ? null : { contentType: TEXT_TYPE, stream: false },
      uploadListener: knobs.upload === 'on',
    };
  }
  const stream = knobs.body === 'stream';
  return {
    ...common,
    api: 'fetch',
    mode: knobs.mode as RequestMode,
    credentials,
    redirect: knobs.redirect as RedirectMode,
    cache: knobs.cache as CacheMode,
    referrerPolicy: knobs.referrerPolicy as ReferrerPolicy,
    body: knobs.body === 'none' ? null : { contentType: stream ? null : TEXT_TYPE, stream },
    uploadListener: false,
  };
}

/** What a call would be without any option: it is not shown. */
const PLAIN: Readonly<Record<string, unknown>> = {
  mode: 'cors',
  credentials: 'same-origin',
  redirect: 'follow',
  cache: 'default',
  referrerPolicy: PAGE_KNOBS.referrerPolicy.default,
};

/** The call as the panel shows it: who makes it, its address, its method, and what differs from a call without options. */
export function shownCall(call: FetchCall, { origin }: Client): Readonly<Record<string, unknown>> {
  const options = Object.entries(PLAIN).flatMap(([name, plain]) => {
    const value: unknown = call[name as keyof FetchCall];
    if (value === plain) return [];
    return [call.api === 'xhr' && name === 'credentials' ? ['withCredentials', true] : [name, value]];
  });
  return {
    origin,
    url: new URL(call.url),
    method: call.method,
    ...Object.fromEntries(options),
    ...(call.headers.length > 0 && {
      headers: Object.fromEntries(call.headers.map(({ name, value }) => [name, value])),
    }),
    ...(call.body && { body: call.body.stream ? 'ReadableStream' : 'text' }),
    ...(call.uploadListener && { upload: 'a listener' }),
  };
}
