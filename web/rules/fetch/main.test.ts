import { describe, expect, test } from 'vitest';
import { describeStep } from '../core/describe.ts';
import type { Stop } from '../core/stop.ts';
import { A, ALLOW, allowed, answer, B, C, call, client, D, walk } from '../testing/fetch.ts';
import type { FetchCall, FetchClient } from './fetch-call.ts';
import { fetchRun } from './fetch-run.ts';
import type { Arrival, ScriptResponse } from './sent.ts';

type Case = readonly [
  what: string,
  call: Partial<FetchCall>,
  client: Partial<FetchClient>,
  arrivals: readonly Arrival[],
  stops: Stop,
  because: string,
];
const PUT = { method: 'PUT' };
const lost: Arrival = { kind: 'lost' };
const unanswered: Arrival = { kind: 'unanswered' };
const tls = { url: 'https://localhost:3443/x' };

const CASES: readonly Case[] = [
  ['readable', {}, {}, [allowed], 'nowhere', 'readable'],
  ['same origin', { url: `${A}/x` }, {}, [answer()], 'nowhere', 'readable'],
  ['same origin, 404', { url: `${A}/x` }, {}, [answer({}, 404)], 'server', 'status-ok'],
  ['a refusal that the page reads', {}, {}, [answer(ALLOW, 403)], 'server', 'status-ok'],
  ['a refusal that the page cannot read', {}, {}, [answer({}, 403)], 'browser', 'allow-origin-present'],
  ['400 is the first refusal', {}, {}, [answer(ALLOW, 400)], 'server', 'status-ok'],
  ['399 is none', {}, {}, [answer(ALLOW, 399)], 'nowhere', 'readable'],
  ['no header', {}, {}, [answer()], 'browser', 'allow-origin-present'],
  [
    'the null of an opaque page',
    {},
    { origin: 'null' },
    [answer({ 'Access-Control-Allow-Origin': 'null' })],
    'nowhere',
    'readable',
  ],
  [
    'an opaque page is never same-origin',
    { url: `${A}/x` },
    { origin: 'null' },
    [answer()],
    'browser',
    'allow-origin-present',
  ],
  ['mode same-origin', { mode: 'same-origin' }, {}, [allowed], 'before-sending', 'mode-same-origin'],
  ['mode same-origin at home', { mode: 'same-origin', url: A }, {}, [answer()], 'nowhere', 'readable'],
  [
    'mode same-origin, opaque page',
    { mode: 'same-origin', url: A },
    { origin: 'null' },
    [],
    'before-sending',
    'mode-same-origin',
  ],
  ['opaque', { mode: 'no-cors' }, {}, [allowed], 'browser', 'opaque-answer'],
  ['opaque, whatever the status', { mode: 'no-cors' }, {}, [answer({}, 500)], 'browser', 'opaque-answer'],
  ['no-cors at home is no secret', { mode: 'no-cors', url: A }, {}, [answer()], 'nowhere', 'readable'],
  [
    'no-cors and redirect manual',
    { mode: 'no-cors', redirect: 'manual' },
    {},
    [allowed],
    'before-sending',
    'no-cors-redirect',
  ],
  [
    'no-cors and redirect error',
    { mode: 'no-cors', redirect: 'error' },
    {},
    [allowed],
    'before-sending',
    'no-cors-redirect',
  ],
  [
    'no-cors and redirect manual at home',
    { mode: 'no-cors', redirect: 'manual', url: A },
    {},
    [answer()],
    'nowhere',
    'readable',
  ],
  ['never arrived', {}, {}, [lost], 'before-sending', 'request-arrived'],
  ['never answered', {}, {}, [unanswered], 'no-response', 'answered'],
  ['the preflight never arrived', PUT, {}, [lost], 'before-sending', 'preflight-sent'],
  ['the preflight was not answered', PUT, {}, [unanswered], 'preflight', 'preflight-answered'],
  [
    'the request after its preflight never arrived',
    PUT,
    {},
    [allowed, lost],
    'before-sending',
    'request-arrived',
  ],
  [
    'the request after its preflight was not answered',
    PUT,
    {},
    [allowed, unanswered],
    'no-response',
    'answered',
  ],
  ['preflight, then readable', PUT, {}, [allowed, allowed], 'nowhere', 'readable'],
  ['preflight, then not readable', PUT, {}, [allowed, answer()], 'browser', 'allow-origin-present'],
  ['preflight 404', PUT, {}, [answer(ALLOW, 404)], 'preflight', 'preflight-ok'],
  ['preflight 302', PUT, {}, [answer(ALLOW, 302)], 'preflight', 'preflight-redirect'],
  ['preflight 299', PUT, {}, [answer(ALLOW, 299), allowed], 'nowhere', 'readable'],
  ['preflight 304 is no redirect', PUT, {}, [answer(ALLOW, 304)], 'preflight', 'preflight-ok'],
  ['preflight without headers', PUT, {}, [answer()], 'preflight', 'allow-origin-present'],
  ['policy', {}, { connectSources: ["'self'"] }, [allowed], 'before-sending', 'connect-src'],
  ['policy of nothing', {}, { connectSources: [] }, [allowed], 'before-sending', 'connect-src'],
  ['policy that allows', {}, { connectSources: ["'self'", B] }, [allowed], 'nowhere', 'readable'],
  [
    "'self' of a sandboxed page is its address",
    { url: `${A}/x` },
    { origin: 'null', connectSources: ["'self'"] },
    [answer({ 'Access-Control-Allow-Origin': '*' })],
    'nowhere',
    'readable',
  ],
  ['bad port', { url: 'http://localhost:6667/' }, {}, [], 'before-sending', 'bad-port'],
  [
    'mixed content',
    { url: 'http://example.com/' },
    { origin: 'https://a.example', url: 'https://a.example/' },
    [],
    'before-sending',
    'mixed-fetch',
  ],
  [
    'no mixed content on loopback',
    {},
    { origin: 'https://a.example', url: 'https://a.example/' },
    [answer({ 'Access-Control-Allow-Origin': '*' })],
    'nowhere',
    'readable',
  ],
  [
    'certificate refused',
    tls,
    { certificate: 'untrusted' },
    [allowed],
    'before-sending',
    'certificate-trusted',
  ],
  ['certificate trusted', tls, { certificate: 'trusted' }, [allowed], 'nowhere', 'readable'],
  ['certificate unknown, nothing arrived', tls, {}, [lost], 'before-sending', 'request-arrived'],
];

describe('where a call stops', () => {
  test.each(CASES)('%s', (_what, asked, by, arrivals, stops, because) => {
    const { verdict } = walk(call(asked), client(by), arrivals);
    expect(verdict).toMatchObject({ stops, because });
    expect(verdict.steps.at(-1)?.id).toBe(because);
    for (const step of verdict.steps) {
      expect(describeStep(step, 'en') + describeStep(step, 'zh')).not.toMatch(/\{(found|wanted)\}/);
    }
  });
});

describe('what is sent', () => {
  test.each<[string, Partial<FetchCall>, Partial<FetchClient>, string | null]>([
    ['across origins', {}, {}, A],
    ['GET at home', { url: A }, {}, null],
    ['HEAD at home', { url: A, method: 'HEAD' }, {}, null],
    ['POST at home', { url: A, method: 'POST' }, {}, A],
    ['GET in no-cors', { mode: 'no-cors' }, {}, null],
    ['POST in no-cors', { mode: 'no-cors', method: 'POST' }, {}, A],
    ['opaque page', {}, { origin: 'null' }, 'null'],
    [
      'POST in no-cors, no-referrer',
      { mode: 'no-cors', method: 'POST', referrerPolicy: 'no-referrer' },
      {},
      'null',
    ],
    [
      'the same in Chromium',
      { mode: 'no-cors', method: 'POST', referrerPolicy: 'no-referrer' },
      { browser: 'chromium' },
      A,
    ],
    ['POST in cors, no-referrer', { method: 'POST', referrerPolicy: 'no-referrer' }, {}, A],
    [
      'POST at home in same-origin, no-referrer',
      { url: A, mode: 'same-origin', method: 'POST', referrerPolicy: 'no-referrer' },
      {},
      'null',
    ],
    [
      'POST in no-cors, same-origin policy',
      { mode: 'no-cors', method: 'POST', referrerPolicy: 'same-origin' },
      {},
      'null',
    ],
    [
      'POST in no-cors at home, same-origin policy',
      { url: A, mode: 'no-cors', method: 'POST', referrerPolicy: 'same-origin' },
      {},
      A,
    ],
    ['POST in no-cors, origin policy', { mode: 'no-cors', method: 'POST', referrerPolicy: 'origin' }, {}, A],
    [
      'POST in no-cors from https to http',
      { mode: 'no-cors', method: 'POST' },
      { origin: 'https://a.localhost', url: 'https://a.localhost/' },
      'null',
    ],
    [
      'the same with unsafe-url',
      { mode: 'no-cors', method: 'POST', referrerPolicy: 'unsafe-url' },
      { origin: 'https://a.localhost', url: 'https://a.localhost/' },
      'https://a.localhost',
    ],
  ])('Origin of %s', (_what, asked, by, origin) => {
    expect(walk(call(asked), client(by)).sent[0]?.origin).toBe(origin);
  });

  test.each<[FetchCall['credentials'], string, boolean]>([
    ['omit', A, false],
    ['omit', B, false],
    ['same-origin', A, true],
    ['same-origin', B, false],
    ['include', A, true],
    ['include', B, true],
  ])('the jar with %s to %s: %s', (credentials, url, cookies) => {
    expect(walk(call({ credentials, url }), client()).sent[0]?.cookies).toBe(cookies);
  });

  test('a preflight names method and headers, and carries no cookie', () => {
    const headers = [
      { name: 'X-Lab', value: '1' },
      { name: 'Content-Type', value: 'application/json' },
    ];
    const asked = call({ method: 'PUT', headers, credentials: 'include' });
    expect(walk(asked, client()).sent[0]).toEqual({
      kind: 'preflight',
      method: 'OPTIONS',
      url: `${B}/x`,
      origin: A,
      referrer: `${A}/`,
      cookies: false,
      fetchSite: 'same-site',
      fetchMode: 'cors',
      headers: [
        { name: 'Access-Control-Request-Method', value: 'PUT' },
        { name: 'Access-Control-Request-Headers', value: 'content-type,x-lab' },
      ],
    });
  });

  test.each([
    ['chromium', 'cors'],
    ['firefox', null],
    ['unknown', null],
  ] as const)('in %s a preflight that anyone may listen to says its mode: %s', (browser, fetchMode) => {
    const page = { origin: 'http://lab.test', url: 'http://lab.test/', browser };
    const asked = call({ url: 'http://else.test/x', method: 'PUT' });
    const [preflight] = walk(asked, client(page)).sent;
    expect(preflight).toMatchObject({ kind: 'preflight', fetchSite: null, fetchMode });
    const read = call({ url: 'http://else.test/x' });
    expect(walk(read, client(page)).sent[0]).toMatchObject({
      kind: 'request',
      fetchSite: null,
      fetchMode: null,
    });
  });

  test('a page without an origin tells no address', () => {
    expect(walk(call(), client({ origin: 'null' })).sent[0]).toMatchObject({
      referrer: null,
      fetchSite: 'cross-site',
    });
  });

  test.each([
    [A, 'same-origin', `${A}/page?q=1`],
    [B, 'same-site', `${A}/`],
    [C, 'cross-site', `${A}/`],
    [D, 'cross-site', `${A}/`],
  ])('to %s: %s, %s', (url, fetchSite, referrer) => {
    expect(walk(call({ url }), client()).sent[0]).toMatchObject({ fetchSite, referrer });
  });

  test('a fragment stays with the page', () => {
    expect(walk(call({ url: `${B}/x#y` }), client()).sent[0]?.url).toBe(`${B}/x`);
  });
});

describe('what the script gets', () => {
  const got = (asked: Partial<FetchCall>, ...arrivals: readonly Arrival[]) =>
    walk(call(asked), client(), arrivals).learned as ScriptResponse;

  test('a cross-origin response', () => {
    expect(got({}, answer({ ...ALLOW, 'X-Lab': '1', 'Content-Type': 'text/plain' }, 201))).toEqual({
      kind: 'response',
      type: 'cors',
      status: 201,
      url: `${B}/x`,
      redirected: false,
      headers: [{ name: 'content-type', value: 'text/plain' }],
    });
  });

  test('a refusal that it may read', () => {
    expect(got({}, answer(ALLOW, 500))).toMatchObject({ type: 'cors', status: 500 });
  });

  test('a same-origin response', () => {
    expect(got({ url: `${A}/x` }, answer({ 'X-Lab': '1', 'Set-Cookie': 'a=b' }))).toMatchObject({
      type: 'basic',
      status: 200,
      headers: [{ name: 'x-lab', value: '1' }],
    });
  });

  test('nothing of an opaque response', () => {
    const opaque = { kind: 'response', type: 'opaque', status: 0, url: '', redirected: false, headers: [] };
    expect(got({ mode: 'no-cors' }, allowed)).toEqual(opaque);
  });

  test('the same error for every failure; an XMLHttpRequest its event', () => {
    for (const arrival of [answer(), lost, unanswered]) {
      expect(got({}, arrival)).toEqual({ kind: 'error', name: 'TypeError' });
      expect(got({ api: 'xhr' }, arrival)).toEqual({ kind: 'error', name: 'error' });
    }
  });

  test.each([
    ['a PUT of its own origin', { url: `${A}/x` }, 'response'],
    ['a PUT across origins', {}, 'error'],
    ['a POST of its own origin', { url: `${A}/x`, method: 'POST' }, 'error'],
    ['a PUT by fetch', { url: `${A}/x`, api: 'fetch' }, 'error'],
  ] as const)('Firefox, %s that is not answered', (_what, asked, kind) => {
    const arrivals = 'url' in asked ? [unanswered] : [allowed, unanswered];
    const { learned, verdict } = walk(
      call({ ...PUT, api: 'xhr', ...asked }),
      client({ browser: 'firefox' }),
      arrivals,
    );
    expect(learned.kind).toBe(kind);
    expect(verdict).toMatchObject({ stops: 'no-response', because: 'answered' });
  });
});

test('a request must be given its arrival', () => {
  const run: Iterator<unknown, unknown, unknown> = fetchRun(call(), client());
  run.next();
  expect(() => run.next()).toThrow(TypeError);
});
