import fc from 'fast-check';
import type { CredentialsMode } from '../../../web/rules/cors-check.ts';
import type { Field } from '../../../web/rules/exchange.ts';
import type { FetchCall, RedirectMode, RequestMode } from '../../../web/rules/fetch-call.ts';
import { fieldsArbitrary, NO_FIELD, valueArbitrary, type Weights } from '../values.ts';
import type { BareAnswer, BareCase, CookieRequest } from './case.ts';

/** What the values of fields are drawn from. */
type FieldWeights = Readonly<Record<string, Weights>>;

function answerArbitrary(status: Weights, fields: FieldWeights): fc.Arbitrary<BareAnswer> {
  return fc
    .record({ status: valueArbitrary(status), fields: fieldsArbitrary(fields) })
    .map(drawn => ({ ...drawn, status: Number(drawn.status) }));
}

const HANDSHAKE_URLS: Weights = {
  '{own.ws}/{id}': 60,
  '{other.ws}/{id}?a=b': 6,
  '{own}/{id}': 3,
  '/{id}': 3,
  '{own.ws}/{id}#part': 3,
  '{own.ws}/{id}#': 3,
  '{nobody.ws}/{id}': 3,
  '{twin.ws}/{id}': 10,
  'ws://localhost:6000/{id}': 3,
  'ftp://localhost/{id}': 3,
  'data:,a': 1,
  'ws://[': 3,
  'ws://localhost:99999/': 1,
};

const PROTOCOLS: Weights = {
  '[]': 24,
  '["chat"]': 12,
  '["chat","superchat"]': 12,
  '["chat","chat"]': 2,
  '["chat","Chat"]': 2,
  '[""]': 1,
  '["a b"]': 1,
  '["a,b"]': 1,
  '["a/b"]': 1,
  '["é"]': 1,
};

const HANDSHAKE_FIELDS: FieldWeights = {
  Upgrade: {
    websocket: 20,
    WebSocket: 2,
    [NO_FIELD]: 1,
    h2c: 1,
    'h2c, websocket': 2,
    'websocket, websocket': 1,
    'websocket/13': 1,
  },
  Connection: {
    Upgrade: 20,
    upgrade: 2,
    'keep-alive, Upgrade': 2,
    [NO_FIELD]: 1,
    close: 1,
    'Upgrade, close': 1,
  },
  'Sec-WebSocket-Accept': {
    '{accept}': 24,
    [NO_FIELD]: 1,
    's3pPLMBiTxaQ9kYGzzhZRbK+xOo=': 1,
    '{accept}, {accept}': 1,
    '': 1,
  },
  'Sec-WebSocket-Protocol': {
    [NO_FIELD]: 12,
    chat: 8,
    superchat: 3,
    Chat: 2,
    other: 2,
    'chat, superchat': 1,
    '': 1,
  },
  'Sec-WebSocket-Extensions': {
    [NO_FIELD]: 20,
    'permessage-deflate': 2,
    'x-lab': 2,
    'permessage-deflate, x-lab': 1,
  },
};

const handshake: fc.Arbitrary<BareCase> = fc
  .record({
    url: valueArbitrary(HANDSHAKE_URLS),
    protocols: valueArbitrary(PROTOCOLS),
    answer: fc.oneof(
      { weight: 24, arbitrary: answerArbitrary({ 101: 1 }, HANDSHAKE_FIELDS) },
      { weight: 4, arbitrary: answerArbitrary({ 200: 1, 204: 1, 302: 1, 404: 1, 503: 1 }, HANDSHAKE_FIELDS) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
  })
  .map(({ protocols, ...rest }) => ({
    channel: 'websocket',
    ...rest,
    protocols: JSON.parse(protocols) as string[],
  }));

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

const ALLOW: FieldWeights = {
  'Access-Control-Allow-Origin': { '*': 8, '{own}': 4, null: 1, [NO_FIELD]: 1 },
  'Access-Control-Allow-Credentials': { [NO_FIELD]: 3, true: 3 },
};

const redirectTo = (location: Weights, status: Weights) =>
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
const whole = answerArbitrary(
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

const oneOf = <Word extends string>(weights: Readonly<Record<Word, number>>) =>
  valueArbitrary(weights) as fc.Arbitrary<Word>;

const fetched: fc.Arbitrary<BareCase> = fc
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
const streamed: fc.Arbitrary<BareCase> = fc
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

const COOKIE_NAMES: Weights = {
  '{id}=': 16,
  '__Host-{id}=': 2,
  '__Secure-{id}=': 2,
  '__host-{id}=': 1,
  '=': 1,
  '': 1,
  '=__Host-': 1,
  ' {id} = ': 1,
};
const COOKIE_VALUES: Weights = {
  '{id}v': 16,
  '"{id}"': 1,
  '{id} a=b': 1,
  '{id},c': 1,
  '{id}\t': 1,
  '{id}\u0001': 2,
  '{id}\u007f': 1,
  '{id}{long}': 3,
};
const COOKIE_ATTRIBUTES: readonly Weights[] = [
  {
    '': 6,
    '; Path=/': 3,
    '; Path=/{id}': 2,
    '; Path=/{id}/deep': 2,
    '; Path=/other': 1,
    '; Path=x': 1,
    '; path': 1,
  },
  {
    '': 10,
    '; Domain=localhost': 2,
    '; Domain=127.0.0.1': 2,
    '; Domain=example.com': 2,
    '; Domain=.localhost': 1,
    '; Domain=.127.0.0.1': 1,
    '; Domain=': 1,
    '; Domain=a.localhost': 1,
    '; Domain={own.name}': 3,
    '; Domain={other.name}': 3,
    '; Domain=lab.test': 4,
    '; Domain=test': 2,
  },
  { '': 4, '; SameSite=None': 8, '; SameSite=Lax': 3, '; SameSite=Strict': 2, '; samesite=bogus': 1 },
  { '': 2, '; Secure': 5, '; secure=x': 1 },
  { '': 4, '; HttpOnly': 1 },
  { '': 5, '; Partitioned': 2 },
  {
    '': 12,
    '; Max-Age=60': 2,
    '; Max-Age=0': 2,
    '; Max-Age=-1': 1,
    '; Max-Age=1': 4,
    '; Max-Age=x': 1,
    '; Expires=Thu, 01 Jan 1970 00:00:00 GMT': 1,
    '; Expires=Fri, 31 Dec 2100 23:59:59 GMT': 1,
    '; Expires=nonsense': 1,
  },
];

const setCookie = fc
  .tuple(...[COOKIE_NAMES, COOKIE_VALUES, ...COOKIE_ATTRIBUTES].map(weights => valueArbitrary(weights)))
  .map(parts => parts.join(''));

const COOKIE_CREDENTIALS: Readonly<Record<CredentialsMode, number>> = {
  include: 12,
  'same-origin': 2,
  omit: 1,
};
const COOKIE_ORIGINS: Weights = { own: 5, other: 2, twin: 2 };

const cookies: fc.Arbitrary<BareCase> = fc
  .record({
    on: valueArbitrary(COOKIE_ORIGINS),
    setting: fc.array(
      fc.record({
        elsewhere: valueArbitrary({ '': 3, own: 1, twin: 1 }),
        credentials: oneOf(COOKIE_CREDENTIALS),
        lines: fc.array(setCookie, { minLength: 1, maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    pause: oneOf({ 0: 6, 1200: 1 }),
    asked: valueArbitrary({ '': 4, own: 1, other: 1, twin: 1 }),
    path: oneOf({ '/{id}/get': 3, '/{id}/deep/get': 2, '/{id}': 1 }),
    sending: oneOf(COOKIE_CREDENTIALS),
  })
  .map(({ on, setting, pause, asked, path, sending }) => ({
    channel: 'cookies',
    sets: setting.map(({ elsewhere, ...set }, place) => ({
      ...set,
      means: 'fetch',
      url: `{${elsewhere || on}}/{id}/set${place}`,
    })),
    pause: Number(pause),
    send: { means: 'fetch', url: `{${asked || on}}${path}`, credentials: sending },
  }));

const SCOPES: Weights = {
  '': 3,
  '; Path=/': 1,
  '; Path=/{id}/deep': 1,
  '; Domain={own.name}': 1,
  '; Domain={own.name}; Path=/{id}/deep': 1,
};

/** What the page's own origin sets after its twin or itself, by the same name, be it to remove it. */
const replaced: fc.Arbitrary<BareCase> = fc
  .record({
    first: valueArbitrary({ twin: 2, own: 1 }),
    safety: valueArbitrary({ '; Secure; SameSite=None': 4, '; SameSite=None': 1, '': 2 }),
    scope: valueArbitrary(SCOPES),
    ownScope: valueArbitrary(SCOPES),
    end: valueArbitrary({ '': 2, '; Max-Age=0': 1 }),
    life: valueArbitrary({ '': 2, '; Max-Age=1': 1 }),
    send: valueArbitrary({ '{own}/{id}/deep/get': 2, '{own}/{id}': 1, '{twin}/{id}/deep/get': 2 }),
  })
  .map(({ first, safety, scope, ownScope, end, life, send }) => {
    const fetched = { means: 'fetch', credentials: 'include' } as const;
    return {
      channel: 'cookies',
      sets: [
        { ...fetched, url: `{${first}}/{id}/set0`, lines: [`{id}={id}f${scope}${safety}${life}`] },
        { ...fetched, url: '{own}/{id}/set1', lines: [`{id}={id}o${ownScope}${end}`] },
      ],
      pause: life === '' ? 0 : 1200,
      send: { ...fetched, url: send },
    };
  });

/** What another site sets in its own window, and who may then send it. */
const visited: fc.Arbitrary<BareCase> = fc
  .record({
    on: valueArbitrary({ other: 4, own: 1 }),
    lines: fc.oneof(
      fc.constantFrom(['{id}={id}v; SameSite=None; Secure; Path=/'], ['{id}={id}v; Path=/']),
      fc.array(setCookie, { minLength: 1, maxLength: 3 }),
    ),
    means: oneOf<CookieRequest['means']>({ fetch: 4, link: 1, 'form-post': 2 }),
    path: oneOf({ '/{id}/get': 3, '/{id}/deep/get': 1 }),
  })
  .map(({ on, lines, means, path }) => ({
    channel: 'cookies',
    sets: [{ means: 'link', url: `{${on}}/{id}/set0`, credentials: 'include', lines }],
    pause: 0,
    send: { means, url: `{${on}}${path}`, credentials: 'include' },
  }));

/** Calls that no panel makes, with answers that the lab never gives. */
export const bareArbitrary: fc.Arbitrary<BareCase> = fc.oneof(
  { weight: 5, arbitrary: handshake },
  { weight: 4, arbitrary: fetched },
  { weight: 2, arbitrary: streamed },
  { weight: 4, arbitrary: cookies },
  { weight: 1, arbitrary: replaced },
  { weight: 2, arbitrary: visited },
);
