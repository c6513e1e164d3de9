import type { Field } from '../../../web/rules/core/exchange.ts';
import type { FetchCall } from '../../../web/rules/fetch/fetch-call.ts';
import type { KnownCase } from '../panels/corpus.ts';
import type { BareAnswer, BareCase, CookieRequest } from './case.ts';
import { PLAIN_CALL } from './generators/fetch.ts';
import { ACCEPTING } from './generators/handshake.ts';

const READABLE: readonly Field[] = [
  { name: 'Access-Control-Allow-Origin', value: '{own}' },
  { name: 'Access-Control-Allow-Credentials', value: 'true' },
];

/** A redirect, then a response that everybody may read. */
const redirected = (changed: Partial<FetchCall>, status: number, location: string, taught: string) => {
  return {
    case: {
      channel: 'fetch',
      call: { ...PLAIN_CALL, ...changed },
      answers: [
        { status, fields: [...READABLE, { name: 'Location', value: location }] },
        { status: 200, fields: READABLE },
      ],
    },
    taught,
  } as const;
};

/** What is sent of cookies without SameSite, where they count as Lax, with a form of another site: for two minutes and no longer, so it takes that long. */
export const SLOW_BARE_CASES: readonly BareCase[] = [
  {
    channel: 'cookies',
    sets: [
      {
        initiatorType: 'link',
        url: '{other}/{id}/set0',
        credentials: 'include',
        lines: Array.from({ length: 20 }, (_, place) => `{id}${place}={id}; Path=/`),
      },
    ],
    pause: 125_000,
    send: { initiatorType: 'form-post', url: '{other}/{id}', credentials: 'include' },
  },
];

/** A GET across origins with values of one header, which decide whether it asks first. */
const hinted = (name: string, value: string | readonly string[], taught: string): KnownCase<BareCase> => ({
  case: {
    channel: 'fetch',
    call: { ...PLAIN_CALL, url: '{other}/{id}', headers: [value].flat().map(one => ({ name, value: one })) },
    answers: [{ status: 200, fields: READABLE }],
  },
  taught,
});

/** The same call twice, of a response with these fields. */
const again = (
  lines: Readonly<Record<string, string>>,
  taught: string,
  status = 200,
): KnownCase<BareCase> => ({
  case: {
    channel: 'fetch',
    call: PLAIN_CALL,
    answers: [{ status, fields: Object.entries(lines).map(([name, value]) => ({ name, value })) }],
    times: 2,
  },
  taught,
});

/** A PUT across origins whose preflight is answered so. */
const preflighted = (preflight: BareAnswer | null, taught: string): KnownCase<BareCase> => ({
  case: {
    channel: 'fetch',
    call: { ...PLAIN_CALL, url: '{other}/{id}', method: 'PUT', headers: [{ name: 'X-Lab', value: '1' }] },
    answers: [{ status: 200, fields: READABLE }],
    preflight,
  },
  taught,
});
const allowing = (methods: string, headers: string): BareAnswer => ({
  status: 204,
  fields: [
    ...READABLE,
    { name: 'Access-Control-Allow-Methods', value: methods },
    { name: 'Access-Control-Allow-Headers', value: headers },
  ],
});

/** A request under a policy. */
const under = (source: string, url: string, taught: string): KnownCase<BareCase> => ({
  case: { channel: 'policy', sources: [source], url },
  taught,
});

/** Cookies that are set in answers to requests by fetch, then asked for. */
const kept = (
  set: readonly (Partial<CookieRequest> & { readonly url: string; readonly lines: readonly string[] })[],
  send: Partial<CookieRequest> & { readonly url: string },
  taught: string,
): KnownCase<BareCase> => ({
  case: {
    channel: 'cookies',
    sets: set.map(one => ({ initiatorType: 'fetch', credentials: 'include', ...one })),
    pause: 0,
    send: { initiatorType: 'fetch', credentials: 'include', ...send },
  },
  taught,
});

const OLD = { 'Last-Modified': '{date-8640000}' };

/** Three times the same call: a redirect with these fields, then what it leads to. */
function redirectedAgain(
  status: number,
  lines: Readonly<Record<string, string>>,
  target: string,
  taught: string,
): KnownCase<BareCase> {
  const fields = Object.entries({ ...lines, Location: '/{id}/next' }).map(([name, value]) => ({
    name,
    value,
  }));
  return {
    case: {
      channel: 'fetch',
      call: PLAIN_CALL,
      answers: [
        { status, fields: [...READABLE, ...fields] },
        { status: 200, fields: [...READABLE, { name: 'Cache-Control', value: target }] },
      ],
      times: 3,
    },
    taught,
  };
}

/** Found by random cases, or by asking why a browser differs, in calls that no panel makes. */
export const BARE_CORPUS: readonly KnownCase<BareCase>[] = [
  redirected({ redirect: 'error' }, 302, '', 'Chromium: an empty Location is none'),
  redirected(
    { redirect: 'manual' },
    302,
    'http://[',
    'Chromium: an unfollowed Location is parsed all the same',
  ),
  ...(['fetch', 'xhr'] as const).map(api =>
    redirected(
      { api },
      302,
      'http://user:word@{own.host}/{id}/next',
      `Chromium: ${api} and a redirect to an address with a password`,
    ),
  ),
  redirected(
    { method: 'PUT' },
    303,
    '{other}/{id}/next',
    'Firefox: what needed no preflight within its origin needs none as a GET of another',
  ),
  {
    case: {
      channel: 'fetch',
      call: { ...PLAIN_CALL, method: 'PUT' },
      answers: [
        { status: 307, fields: [...READABLE, { name: 'Location', value: '{other}/{id}/next' }] },
        { status: 303, fields: [...READABLE, { name: 'Location', value: '{own}/{id}/next' }] },
        { status: 200, fields: [{ name: 'Access-Control-Allow-Origin', value: '*' }] },
      ],
    },
    taught: 'Firefox: what needed a preflight on its way to another origin needs one on its way back',
  },
  redirected(
    { api: 'xhr', method: 'connect', url: 'ftp://localhost/{id}' },
    302,
    '/',
    'XMLHttpRequest looks at the method before the address',
  ),
  redirected(
    { url: '{other}/{id}', headers: [{ name: 'X-Lab', value: '1' }] },
    307,
    '{other}/{id}/next',
    'Chromium: a preflight in the clear says its mode',
  ),
  redirected(
    {
      url: '{http2}/{id}',
      method: 'POST',
      mode: 'same-origin',
      body: { contentType: null, stream: true },
    },
    303,
    '{http2}/{id}/next',
    'Chromium: a stream in mode same-origin, and what it is redirected to, is asked for in mode cors',
  ),
  {
    case: {
      channel: 'cookies',
      sets: [{ initiatorType: 'fetch', url: '{own}/{id}/set0', credentials: 'include', lines: ['={id}=1'] }],
      pause: 0,
      send: { initiatorType: 'fetch', url: '{own}/{id}', credentials: 'include' },
    },
    taught: 'Chromium: a cookie without a name, whose value would be read as a name and a value',
  },
  hinted('DPR', '2', 'Chromium: a client hint needs no preflight'),
  hinted('DPR', '', 'Chromium: it does where its value does not parse'),
  hinted('Width', '1.0', 'Chromium: a width is a whole number'),
  hinted('Intervention', 'x', 'Chromium: what it would say of an intervention needs no preflight'),
  hinted('Accept', ['1'.repeat(100), '1'.repeat(100)], 'Chromium: values of one header count together'),
  hinted('X-Lab', ['1', '2'], 'Firefox: a preflight names a header as often as it was set'),
  hinted('User-Agent', 'x', 'Chromium: User-Agent is left out'),
  again({ Expires: '{date+60}' }, 'Expires counts'),
  again({ 'Cache-Control': 'max-age=60', Age: '100' }, 'Age is subtracted'),
  again({ 'Cache-Control': 'max-age=60', Pragma: 'no-cache' }, 'Pragma forbids what max-age allows'),
  again(OLD, 'an old Last-Modified makes both browsers guess'),
  again({ ...OLD, 'Cache-Control': 'must-revalidate' }, 'Firefox: guesses in spite of must-revalidate'),
  again({ ...OLD, Expires: 'nonsense' }, 'Chromium: an Expires that is no date is none'),
  again({ 'Cache-Control': 'max-age=0, max-age=60' }, 'Firefox: the last max-age counts'),
  again({ 'Cache-Control': 'max-age=60, no-cache="x-lab"' }, 'Firefox: no-cache counts, whatever it names'),
  again({}, 'a 410 is kept without a word', 410),
  again({ 'Cache-Control': 'max-age=60' }, 'Firefox: a 404 is asked for again', 404),
  ...([301, 302, 308] as const).flatMap(status => [
    redirectedAgain(status, {}, 'no-store', 'Firefox: a permanent redirect is not kept without a word'),
    redirectedAgain(
      status,
      OLD,
      'no-store',
      'Firefox: an old Last-Modified makes a permanent redirect fresh',
    ),
    redirectedAgain(
      status,
      { 'Cache-Control': 'max-age=60' },
      'max-age=60',
      'Firefox: what a kept permanent redirect leads to is kept apart',
    ),
  ]),
  preflighted(null, 'a preflight that is not answered'),
  preflighted(allowing('PUT DELETE', 'x-lab'), 'what is no list of methods allows none'),
  preflighted(allowing('PUT', 'x-lab x-trace'), 'what is no list of headers allows none'),
  under('{own.dot}', '{own.dot}/{id}', 'Firefox: no source has a dot behind its host'),
  under('{own}?query', '{own}/{id}', 'Firefox: a source may have a query without a path'),
  under(
    'http://{own.host}',
    '{own}/{id}',
    'Chromium: a port that is named with the plain scheme says nothing of the safe one',
  ),
  ...Object.entries({
    '{id}; Path=/': 'Firefox: a text without an equals sign is a name',
    '{id}={id}\tx; Path=/': 'Chromium: a tab within a value makes the whole header void',
    '{id}={id}; Path=/; Max-Age=+0': 'Chromium: Max-Age may begin with a plus',
    '{id}={id}; Path=/; Expires=Fri, 31 Dec 1999': 'Firefox: a date without a time is midnight',
    '__Host-{id}={id}; Path=/; Secure; Domain={own.name}':
      'Firefox: to the prefix __Host- a Domain that is the host and a public suffix is none',
  }).map(([line, taught]) =>
    kept([{ url: '{own}/{id}/set0', lines: [line] }], { url: '{own}/{id}' }, taught),
  ),
  kept(
    [{ url: '{other}/{id}/set0', lines: ['{id}={id}; Path=/'] }],
    { url: '{other}/{id}' },
    'Firefox: a cookie without SameSite is not Lax',
  ),
  kept(
    [{ url: '{own}/{id}/set0', credentials: 'omit', lines: ['{id}={id}; Path=/'] }],
    { url: '{own}/{id}' },
    'without credentials nothing is kept',
  ),
  kept(
    [{ url: '{own}/{id}/set0', lines: ['{id}={id}; Path=/', '{id}={id}; Path=/; Max-Age=0'] }],
    { url: '{own}/{id}' },
    'what is over takes the place of what was kept',
  ),
  ...['{id}', '1'].map(value =>
    kept(
      [
        {
          url: '{own}/{id}/set0',
          lines: ['{id}a={id}; Path=/', '{id}b={id}; Path=/', `{id}a=${value}; Path=/`],
        },
      ],
      { url: '{own}/{id}' },
      'what replaces a cookie has its place in the order; in Chromium only with the same value',
    ),
  ),
  kept(
    [{ url: '{own}/{id}/set0', lines: ['=__Host-{id}; Path=/'] }],
    { url: '{own}/{id}' },
    'a value without a name may not read as a name with a prefix',
  ),
  kept(
    [{ url: '{other}/{id}/set0', lines: ['{id}={id}; Domain={own.name}; Path=/; SameSite=None; Secure'] }],
    { url: '{own}/{id}' },
    'no host sets a cookie for another',
  ),
  kept(
    [{ url: '{other}/{id}/set0', lines: ['{id}={id}; Path=/; SameSite=None; Secure'] }],
    { initiatorType: 'link', url: '{other}/{id}' },
    'what a third party may not set is not there either when its own page is visited',
  ),
  kept(
    [
      {
        initiatorType: 'link',
        url: '{other}/{id}/set0',
        lines: Array.from({ length: 20 }, (_, place) => `{id}${place}={id}; Path=/`),
      },
    ],
    { initiatorType: 'form-post', url: '{other}/{id}' },
    'Chromium: for two minutes a cookie without SameSite goes with a form of another site',
  ),
  kept(
    [{ url: '{own}/{id}/set0', lines: ['{id}={id}; Path=/; SameSite=None; Secure'] }],
    { url: '{twin}/{id}' },
    'in the clear no Secure cookie is set, not even for the other scheme',
  ),
  kept(
    [{ url: '{other}/{id}/set0', lines: ['{id}={id}; Path=/; SameSite=None; Secure; Partitioned'] }],
    { url: '{other}/{id}' },
    'a third party has its partitioned cookie where it set it',
  ),
  {
    case: {
      channel: 'websocket',
      url: '{own.ws}/{id}',
      protocols: [],
      answer: { ...ACCEPTING, fields: [{ name: 'Upgrade', value: 'h2c' }, ...ACCEPTING.fields.slice(1)] },
    },
    taught: 'Upgrade decides by itself',
  },
  {
    case: {
      channel: 'websocket',
      url: '{own.ws}/{id}',
      protocols: [],
      answer: {
        ...ACCEPTING,
        fields: [{ name: 'Upgrade', value: 'websocket, h2c' }, ...ACCEPTING.fields.slice(1)],
      },
    },
    taught: 'Firefox: Upgrade may be a list with websocket in it',
  },
  {
    case: {
      channel: 'websocket',
      url: '{own.ws}/{id}',
      protocols: [],
      answer: {
        ...ACCEPTING,
        fields: [...ACCEPTING.fields, { name: 'Sec-WebSocket-Protocol', value: 'chat' }],
      },
    },
    taught: 'Firefox: a subprotocol that nobody offered is not read',
  },
  ...(['at-once', 'after-message'] as const).map(hangsUp => ({
    case: {
      channel: 'websocket' as const,
      url: '{own.ws}/{id}',
      protocols: [],
      answer: ACCEPTING,
      hangsUp,
    },
    taught: 'Firefox: where the connection ends right behind the 101, open may not fire',
  })),
];
