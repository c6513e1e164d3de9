import fc from 'fast-check';
import type { Field } from '../../../../web/rules/core/exchange.ts';
import type { FetchCall, RedirectMode, RequestMode } from '../../../../web/rules/fetch/fetch-call.ts';
import { NO_FIELD, oneOf, valueArbitrary, type Weights } from '../../search/values.ts';
import type { BareCase } from '../case.ts';
import { answerArbitrary, type FieldWeights } from './response.ts';

const FETCH_URLS: Weights = {
  '{own}/{id}': 20,
  '{other}/{id}': 20,
  '{nobody}/{id}': 3,
  '{twin}/{id}': 4,
  'http://user:word@localhost:1/{id}': 2,
  'ftp://localhost/{id}': 2,
  'http://localhost:6000/{id}': 2,
};

/** Node parses no method that it does not know. */
const METHODS: Weights = {
  GET: 16,
  POST: 6,
  PUT: 6,
  HEAD: 2,
  get: 1,
  PATCH: 1,
  TRACE: 1,
  connect: 1,
  'a b': 1,
  'a:b': 1,
};

/** Names and values of one header, as JSON. */
const HEADERS: Weights = {
  '[]': 10,
  '[{"name":"X-Lab","value":"1"}]': 4,
  '[{"name":"DPR","value":"2"}]': 3,
  '[{"name":"Authorization","value":"Basic YTpi"}]': 2,
};

export const ALLOW: FieldWeights = {
  'Access-Control-Allow-Origin': { '*': 8, '{own}': 4, null: 1, [NO_FIELD]: 1 },
  'Access-Control-Allow-Credentials': { [NO_FIELD]: 3, true: 3 },
};

export const redirectTo = (location: Weights, status: Weights) =>
  answerArbitrary(status, { ...ALLOW, Location: location });
const redirect = redirectTo(
  {
    '{own}/{id}/next': 4,
    '{other}/{id}/next': 4,
    '{twin}/{id}/next': 2,
    '/{id}/next': 2,
    [NO_FIELD]: 3,
    '': 2,
    'http://[': 3,
    'ftp://localhost/': 3,
    'data:,a': 1,
    'http://user:word@localhost:1/': 1,
    '{nobody}/{id}': 1,
  },
  { 301: 1, 302: 4, 303: 1, 307: 2, 308: 1 },
);
/** Within the origin or across, with a password in the address. */
const named = answerArbitrary(
  { 302: 1, 307: 1 },
  {
    ...ALLOW,
    Location: { 'http://user:word@{own.host}/{id}/next': 1, 'http://user:word@{other.host}/{id}/next': 1 },
  },
);
export const whole = answerArbitrary(
  { 200: 12, 204: 2, 404: 1, 500: 1 },
  { ...ALLOW, 'X-Lab': { [NO_FIELD]: 1, 1: 1 } },
);

/** A call as fetch makes it by default. */
export const PLAIN_CALL: FetchCall = {
  api: 'fetch',
  url: '{own}/{id}',
  method: 'GET',
  mode: 'cors',
  credentials: 'same-origin',
  redirect: 'follow',
  cache: 'default',
  referrerPolicy: 'strict-origin-when-cross-origin',
  headers: [],
  body: null,
  uploadListener: false,
};

/** What XMLHttpRequest has no say in: https://xhr.spec.whatwg.org/#the-send()-method. */
const XHR = { mode: 'cors', redirect: 'follow', cache: 'default' } as const;

/** Calls with redirects that may lead nowhere. */
export const fetched: fc.Arbitrary<BareCase> = fc
  .record({
    call: fc.record({
      api: oneOf<FetchCall['api']>({ fetch: 3, xhr: 1 }),
      url: valueArbitrary(FETCH_URLS),
      method: valueArbitrary(METHODS),
      mode: oneOf<RequestMode>({ cors: 8, 'no-cors': 2, 'same-origin': 1 }),
      credentials: oneOf<FetchCall['credentials']>({ 'same-origin': 2, include: 1, omit: 1 }),
      redirect: oneOf<RedirectMode>({ follow: 8, manual: 2, error: 2 }),
      cache: oneOf<'default' | 'no-store'>({ 'no-store': 4, default: 1 }),
      headers: valueArbitrary(HEADERS),
    }),
    answers: fc.oneof(
      { weight: 2, arbitrary: fc.tuple(whole) },
      { weight: 3, arbitrary: fc.tuple(redirect, whole) },
      { weight: 1, arbitrary: fc.tuple(named, whole) },
      { weight: 1, arbitrary: fc.tuple(redirect) },
      { weight: 1, arbitrary: fc.tuple(redirect, redirect, whole) },
    ),
  })
  .map(({ call: { headers, ...call }, answers }) => ({
    channel: 'fetch',
    call: {
      ...PLAIN_CALL,
      ...call,
      ...(call.api === 'xhr' && XHR),
      ...(call.api === 'xhr' && call.credentials === 'omit' && { credentials: 'same-origin' }),
      headers: JSON.parse(headers) as Field[],
    },
    answers,
  }));

/** Bodies that cannot be sent again, where HTTP/2 can send them at all. */
export const streamed: fc.Arbitrary<BareCase> = fc
  .record({
    call: fc.record({
      url: valueArbitrary({ '{http2}/{id}': 6, '{own}/{id}': 1 }),
      method: valueArbitrary({ POST: 2, PUT: 1 }),
      mode: oneOf<RequestMode>({ cors: 6, 'no-cors': 1, 'same-origin': 1 }),
    }),
    answers: fc.oneof(
      { weight: 1, arbitrary: fc.tuple(whole) },
      {
        weight: 4,
        arbitrary: fc.tuple(
          redirectTo({ '{http2}/{id}/next': 4, '{own}/{id}/next': 1 }, { 303: 3, 302: 1, 307: 1 }),
          whole,
        ),
      },
    ),
  })
  .map(({ call, answers }) => ({
    channel: 'fetch',
    call: { ...PLAIN_CALL, ...call, body: { contentType: null, stream: true } },
    answers,
  }));
