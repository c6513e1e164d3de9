import { describe, expect, test } from 'vitest';
import { observedStop } from '../core/observed.ts';
import { A, ALLOW, call, client, D, type Values } from '../testing/fetch.ts';
import { fields } from '../testing/fixtures.ts';
import type { FetchCall, FetchLearned } from './fetch-call.ts';
import { fetchWireOutcome, judgeFetch, type SeenCall, type TimedExchange } from './judge-fetch.ts';

const SEEN = {
  Host: 'localhost:3001',
  Origin: A,
  Referer: `${A}/`,
  'Sec-Fetch-Site': 'same-site',
  'Sec-Fetch-Mode': 'cors',
};

/** A recorded exchange of B. */
function seen(
  method: string,
  request: Values = {},
  response: Values | null = ALLOW,
  { status = 200, at = 1000, target = '/x' } = {},
): TimedExchange {
  return {
    request: { method, target, version: 'HTTP/1.1', fields: fields({ ...SEEN, ...request }) },
    response: response && { status, fields: fields(response) },
    at,
  };
}
const asks = (method: string, at = 1000, names?: string) =>
  seen(
    'OPTIONS',
    { 'Access-Control-Request-Method': method, 'Access-Control-Request-Headers': names },
    ALLOW,
    { status: 204, at },
  );

const read: FetchLearned = {
  kind: 'response',
  type: 'cors',
  status: 200,
  url: 'http://localhost:3001/x',
  redirected: false,
  headers: [],
};
const failed: FetchLearned = { kind: 'error', name: 'TypeError', message: 'Failed to fetch' };
const made = (changes: Partial<FetchCall>, learned: FetchLearned | null, at = 0): SeenCall => ({
  call: call(changes),
  client: client({ browser: 'chromium' }),
  at,
  learned,
});
const told = (calls: readonly SeenCall[], exchanges: readonly TimedExchange[]) =>
  judgeFetch(calls, exchanges).disagreements.map(({ what, rule, seen }) => `${what.en}: ${rule} / ${seen}`);

describe('rule and record agree', () => {
  test.each<[string, readonly SeenCall[], readonly TimedExchange[], string]>([
    ['one request', [made({}, read)], [seen('GET')], 'readable'],
    ['with its preflight', [made({ method: 'PUT' }, read)], [asks('PUT'), seen('PUT')], 'readable'],
    ['a failure', [made({}, failed)], [seen('GET', {}, {})], 'allow-origin-present'],
    ['nothing sent', [made({ mode: 'same-origin' }, failed)], [], 'mode-same-origin'],
    [
      'twice, one preflight',
      [made({ method: 'PUT' }, read), made({ method: 'PUT' }, read, 1000)],
      [asks('PUT'), seen('PUT'), seen('PUT', {}, ALLOW, { at: 2000 })],
      'preflight-cached',
    ],
    [
      'twice, six seconds apart',
      [made({ method: 'PUT' }, read), made({ method: 'PUT' }, read, 6000)],
      [asks('PUT'), seen('PUT'), asks('PUT', 7000), seen('PUT', {}, ALLOW, { at: 7000 })],
      'readable',
    ],
    [
      'twice, one request',
      [made({}, read), made({}, read, 10)].map(one => ({
        ...one,
        learned: { ...read, headers: [{ name: 'cache-control', value: 'max-age=60' }] },
      })),
      [seen('GET', {}, { ...ALLOW, 'Cache-Control': 'max-age=60' })],
      'cached',
    ],
    [
      'twice, by pages whose caches are apart',
      ['', 'foreign frame'].map((cachePartition, index) => ({
        ...made({}, { ...read, headers: [{ name: 'cache-control', value: 'max-age=60' }] }, 10 * index),
        cachePartition,
      })),
      Array.from({ length: 2 }, () => seen('GET', {}, { ...ALLOW, 'Cache-Control': 'max-age=60' })),
      'readable',
    ],
    [
      'sent again by the browser, as it was not answered',
      [made({}, failed)],
      [seen('GET', {}, null), seen('GET', {}, null), seen('GET', {}, null)],
      'answered',
    ],
    [
      'twice without an answer',
      [made({}, failed), made({}, failed, 9)],
      [seen('GET', {}, null), seen('GET', {}, null)],
      'answered',
    ],
    [
      'a masked address, and what a page tells of itself',
      [made({}, { ...read, url: 'http://localhost:3001/y?z=1', redirected: true })],
      [
        seen(
          'GET',
          {},
          { ...ALLOW, Location: '/y?z=1&token=****&run=**' },
          { status: 302, target: '/x?token=****' },
        ),
        seen('GET', {}, ALLOW, { target: '/y?z=1&token=****&run=**' }),
      ],
      'readable',
    ],
    [
      'a masked credential',
      [made({ headers: fields({ Authorization: 'secret' }) }, read)],
      [asks('GET', 1000, 'authorization'), seen('GET', { Authorization: '******' })],
      'readable',
    ],
  ])('%s', (_what, calls, exchanges, because) => {
    expect(told(calls, exchanges)).toEqual([]);
    expect(judgeFetch(calls, exchanges).verdict.because).toBe(because);
  });
});

describe('rule and record differ', () => {
  const PUT = { method: 'PUT' };
  test.each<[string, readonly SeenCall[], readonly TimedExchange[], readonly string[]]>([
    [
      'no preflight',
      [made(PUT, failed)],
      [seen('PUT')],
      [
        'the request that the browser sends: preflight OPTIONS localhost:3001/x / —',
        'the request that the browser sends: — / PUT localhost:3001/x',
      ],
    ],
    [
      'a preflight too many',
      [made({}, read)],
      [asks('GET'), seen('GET')],
      ['the request that the browser sends: — / preflight OPTIONS localhost:3001/x'],
    ],
    [
      'a request too many',
      [made({}, read)],
      [seen('GET'), seen('GET')],
      ['the request that the browser sends: — / GET localhost:3001/x'],
    ],
    ['no request', [made({}, failed)], [], ['the request that the browser sends: GET localhost:3001/x / —']],
    [
      'to another host',
      [made({}, failed)],
      [seen('GET', { Host: new URL(D).host })],
      [
        'the request that the browser sends: GET localhost:3001/x / —',
        'the request that the browser sends: — / GET partner.localhost:3001/x',
      ],
    ],
    ['method', [made({}, read)], [seen('POST')], ['the method: GET / POST']],
    ['Origin', [made({}, read)], [seen('GET', { Origin: undefined })], [`the header Origin: ${A} / —`]],
    [
      'Referer',
      [made({}, read)],
      [seen('GET', { Referer: `${A}/page` })],
      [`the header Referer: ${A}/ / ${A}/page`],
    ],
    [
      'site',
      [made({}, read)],
      [seen('GET', { 'Sec-Fetch-Site': 'cross-site' })],
      ['the header Sec-Fetch-Site: same-site / cross-site'],
    ],
    [
      'mode',
      [made({}, read)],
      [seen('GET', { 'Sec-Fetch-Mode': 'no-cors' })],
      ['the header Sec-Fetch-Mode: cors / no-cors'],
    ],
    [
      'a cookie where none may be',
      [made({}, read)],
      [seen('GET', { Cookie: 'a=b' })],
      ['the header Cookie: — / a=b'],
    ],
    [
      'what a preflight asks for',
      [made(PUT, read)],
      [asks('POST'), seen('PUT')],
      ['the header access-control-request-method: PUT / POST'],
    ],
    [
      'a header that must not go along',
      [
        made(
          { mode: 'no-cors', headers: fields({ 'X-Lab': '1' }) },
          { ...read, type: 'opaque', status: 0, url: '' },
        ),
      ],
      [seen('GET', { Origin: undefined, 'Sec-Fetch-Mode': 'no-cors', 'X-Lab': '1' })],
      ['the header x-lab: — / 1'],
    ],
    [
      'an error instead of an answer',
      [made({}, failed)],
      [seen('GET')],
      ['what the script gets: cors 200 / TypeError'],
    ],
    [
      'an answer instead of an error',
      [made({}, read)],
      [seen('GET', {}, {})],
      ['what the script gets: TypeError / cors 200'],
    ],
    [
      'what is read',
      [
        made(
          {},
          {
            ...read,
            type: 'basic',
            status: 201,
            url: A,
            redirected: true,
            headers: [{ name: 'X-Lab', value: '1' }],
          },
        ),
      ],
      [seen('GET')],
      [
        'the response’s type: cors / basic',
        'the status that the script reads: 200 / 201',
        `the URL that the script reads: http://localhost:3001/x / ${A}/`,
        'the response’s redirected: false / true',
        'the headers that the script may read:  / x-lab',
      ],
    ],
    [
      'an XMLHttpRequest says no type',
      [made({ api: 'xhr' }, { ...read, type: 'basic', redirected: true })],
      [seen('GET')],
      [],
    ],
  ])('%s', (_what, calls, exchanges, disagreements) => {
    expect(told(calls, exchanges)).toEqual(disagreements);
  });
});

test('a request with credentials may carry a cookie, but need not', () => {
  const asked = [made({ credentials: 'include' }, read)];
  expect(told(asked, [seen('GET', { Cookie: 'a=b' })])).toEqual([]);
  expect(told(asked, [seen('GET')])).toEqual([]);
});

test('a run needs a call', () => {
  expect(() => judgeFetch([], [])).toThrow(RangeError);
});

describe('of several calls the last is judged, by what the server saw of it alone', () => {
  const blocked = {
    ...made({}, failed),
    client: client({ browser: 'chromium', connectSources: ["'self'"] }),
  };

  test('one that was not sent, after one that was', () => {
    const { verdict, last } = judgeFetch([made({}, read), blocked], [seen('GET')]);
    expect(verdict).toMatchObject({ stops: 'before-sending', because: 'connect-src' });
    expect(last).toEqual([]);
    expect(observedStop('error', fetchWireOutcome('error', last), verdict.stops)).toBe('before-sending');
  });

  test('one that was sent, and not by the rule', () => {
    const { verdict, last } = judgeFetch([blocked], [seen('GET')]);
    expect(observedStop('error', fetchWireOutcome('error', last), verdict.stops)).toBe('browser');
  });
});
