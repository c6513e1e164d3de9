import { describe, expect, test } from 'vitest';
import type { Stop } from '../core/stop.ts';
import { A, ALLOW, allowed, answer, B, call, client, D, redirect, walk } from '../testing/fetch.ts';
import { fields } from '../testing/fixtures.ts';
import type { FetchCall, FetchClient } from './fetch-call.ts';
import type { Arrival } from './sent.ts';

const NULL = answer({ ...ALLOW, 'Access-Control-Allow-Origin': 'null' });
const ANY = answer({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': '*' });
const named = 'http://u:p@localhost:3001/y';

describe('where a redirected call stops', () => {
  test.each<[string, Partial<FetchCall>, Partial<FetchClient>, readonly Arrival[], Stop, string]>([
    ['followed', {}, {}, [redirect('/y'), allowed], 'nowhere', 'readable'],
    ['the redirect itself is checked', {}, {}, [redirect('/y', 302, {})], 'browser', 'allow-origin-present'],
    [
      'the redirect itself is checked, manual',
      { redirect: 'manual' },
      {},
      [redirect('/y', 302, {})],
      'browser',
      'allow-origin-present',
    ],
    ['manual', { redirect: 'manual' }, {}, [redirect('/y')], 'browser', 'redirect-opaque'],
    ['manual without a redirect', { redirect: 'manual' }, {}, [allowed], 'nowhere', 'readable'],
    [
      'manual without Location',
      { redirect: 'manual' },
      {},
      [answer(ALLOW, 302)],
      'browser',
      'redirect-opaque',
    ],
    ['error', { redirect: 'error' }, {}, [redirect('/y')], 'browser', 'redirect-mode'],
    ['error without a redirect', { redirect: 'error' }, {}, [allowed], 'nowhere', 'readable'],
    ['error without Location', { redirect: 'error' }, {}, [answer(ALLOW, 302)], 'browser', 'redirect-mode'],
    [
      'error without Location in Chromium',
      { redirect: 'error' },
      { browser: 'chromium' },
      [answer(ALLOW, 302)],
      'nowhere',
      'readable',
    ],
    ['no Location', {}, {}, [answer(ALLOW, 302)], 'nowhere', 'readable'],
    ['empty Location', {}, {}, [redirect(''), allowed], 'nowhere', 'readable'],
    [
      'empty Location, error',
      { redirect: 'error' },
      { browser: 'firefox' },
      [redirect('')],
      'browser',
      'redirect-mode',
    ],
    [
      'empty Location, error, in Chromium',
      { redirect: 'error' },
      { browser: 'chromium' },
      [redirect('')],
      'nowhere',
      'readable',
    ],
    [
      'manual, Location that is no address',
      { redirect: 'manual' },
      { browser: 'firefox' },
      [redirect('http://[')],
      'browser',
      'redirect-opaque',
    ],
    [
      'manual, Location that is no address, in Chromium',
      { redirect: 'manual' },
      { browser: 'chromium' },
      [redirect('http://[')],
      'browser',
      'redirect-location',
    ],
    ['304 is no redirect', {}, {}, [redirect('/y', 304)], 'nowhere', 'readable'],
    ['300 is no redirect', {}, {}, [redirect('/y', 300)], 'nowhere', 'readable'],
    ['Location of another scheme', {}, {}, [redirect('data:text/plain,x')], 'browser', 'redirect-location'],
    ['Location that is no address', {}, {}, [redirect('http://[')], 'browser', 'redirect-location'],
    ['user name and password across origins', {}, {}, [redirect(named)], 'browser', 'redirect-credentials'],
    [
      'user name and password to another origin',
      { url: A },
      {},
      [redirect(named)],
      'browser',
      'redirect-credentials',
    ],
    [
      'user name and password at home',
      { url: A },
      {},
      [redirect('http://u:p@localhost:3000/y'), answer()],
      'nowhere',
      'readable',
    ],
    [
      'the same in Chromium',
      { url: A },
      { browser: 'chromium' },
      [redirect('http://u:p@localhost:3000/y')],
      'browser',
      'redirect-credentials',
    ],
    [
      'the same in Chromium, by XMLHttpRequest',
      { api: 'xhr', url: A },
      { browser: 'chromium' },
      [redirect('http://u:p@localhost:3000/y'), answer()],
      'nowhere',
      'readable',
    ],
    [
      'user name and password in no-cors',
      { mode: 'no-cors' },
      {},
      [redirect(named), answer()],
      'browser',
      'opaque-answer',
    ],
    ['tainted, and the page is named', {}, {}, [redirect(D), allowed], 'browser', 'allow-origin-equal'],
    ['tainted, and null is named', {}, {}, [redirect(D), NULL], 'nowhere', 'readable'],
    ['tainted, and any origin may', {}, {}, [redirect(D), ANY], 'nowhere', 'readable'],
    ['tainted all the way home', {}, {}, [redirect(A), answer()], 'browser', 'allow-origin-present'],
    ['first from home, so not tainted', { url: A }, {}, [redirect(D), allowed], 'nowhere', 'readable'],
    [
      'out of mode same-origin',
      { url: A, mode: 'same-origin' },
      {},
      [redirect(B)],
      'before-sending',
      'mode-same-origin',
    ],
    [
      'against the policy',
      { url: A },
      { connectSources: ["'self'"] },
      [redirect(B)],
      'before-sending',
      'connect-src',
    ],
    ['to a bad port', {}, {}, [redirect('http://localhost:6667/')], 'before-sending', 'bad-port'],
    [
      'the next hop never arrived',
      {},
      {},
      [redirect('/y'), { kind: 'lost' }],
      'before-sending',
      'request-arrived',
    ],
    [
      'the next hop was not answered',
      {},
      {},
      [redirect('/y'), { kind: 'unanswered' }],
      'no-response',
      'answered',
    ],
    [
      'the next hop’s preflight is refused',
      { method: 'PUT' },
      {},
      [allowed, redirect('/y', 307), answer(ALLOW, 404)],
      'preflight',
      'preflight-ok',
    ],
    [
      'the next hop’s preflight never arrived',
      { method: 'PUT' },
      {},
      [allowed, redirect('/y', 307)],
      'before-sending',
      'preflight-sent',
    ],
    [
      'a stream cannot go on',
      { method: 'POST', body: { contentType: null, stream: true } },
      {},
      [allowed, redirect('/y', 307)],
      'browser',
      'redirect-stream',
    ],
    [
      'a stream is left behind',
      { method: 'POST', body: { contentType: null, stream: true } },
      {},
      [allowed, redirect('/y', 303), allowed, allowed],
      'nowhere',
      'readable',
    ],
  ])('%s', (_what, asked, by, arrivals, stops, because) => {
    expect(walk(call(asked), client(by), arrivals).verdict).toMatchObject({ stops, because });
  });

  const chain = (redirects: number) =>
    walk(call(), client(), [...Array.from({ length: redirects }, (_, hop) => redirect(`/${hop}`)), allowed]);

  test('20 redirects are followed, 21 are not', () => {
    expect(chain(20).verdict.stops).toBe('nowhere');
    expect(chain(21)).toMatchObject({ verdict: { stops: 'browser', because: 'redirect-count' } });
    expect(chain(21).sent).toHaveLength(21);
  });
});

describe('what a redirect makes of a request', () => {
  test.each([
    ['POST', 301, 'GET'],
    ['POST', 302, 'GET'],
    ['POST', 303, 'GET'],
    ['POST', 307, 'POST'],
    ['POST', 308, 'POST'],
    ['PUT', 301, 'PUT'],
    ['PUT', 302, 'PUT'],
    ['PUT', 303, 'GET'],
    ['HEAD', 303, 'HEAD'],
    ['GET', 303, 'GET'],
    ['patch', 303, 'GET'],
  ])('%s at %i: %s', (method, status, becomes) => {
    const body = /GET|HEAD/.test(method) ? null : { contentType: 'application/json', stream: false };
    const { sent } = walk(call({ url: A, method, body }), client(), [redirect('/y', status, {}), answer()]);
    expect(sent[1]?.method).toBe(becomes);
    expect(sent[1]?.headers).toEqual(
      becomes === method && body ? [{ name: 'Content-Type', value: 'application/json' }] : [],
    );
  });

  test('headers that describe the body go with it', () => {
    const headers = fields({ 'Content-Language': 'de', 'Content-Type': 'text/plain', 'X-Lab': '1' });
    const { sent } = walk(call({ url: A, method: 'POST', headers }), client(), [
      redirect('/y', 302, {}),
      answer(),
    ]);
    expect(sent[1]?.headers).toEqual([{ name: 'X-Lab', value: '1' }]);
  });

  test.each([
    ['within the origin', '/y', true],
    ['to another origin', D, false],
  ])('Authorization %s', (_what, to, stays) => {
    const headers = fields({ authorization: 'x' });
    const { sent, verdict } = walk(call({ headers }), client(), [allowed, redirect(to), allowed, allowed]);
    const last = verdict.steps.find(({ id }) => id === 'redirect-authorization');
    expect(last?.passed).toBe(stays);
    expect(sent.slice(2).some(({ headers }) => headers.some(({ name }) => name === 'authorization'))).toBe(
      stays,
    );
  });

  test.each<[string, string, string, FetchClient['browser'], string | null]>([
    ['within another origin', B, '/y', 'unknown', A],
    ['between other origins', B, D, 'unknown', 'null'],
    ['home from another origin', B, A, 'unknown', 'null'],
    ['from home', A, B, 'unknown', A],
  ])('Origin %s', (_what, url, to, browser, origin) => {
    const { sent } = walk(call({ url }), client({ browser }), [redirect(to), allowed]);
    expect(sent[1]?.origin).toBe(origin);
  });

  test.each<[string, Partial<FetchCall>, number, boolean]>([
    ['the method of a request across origins', { method: 'PUT' }, 303, true],
    ['the method of a request from home', { url: A, method: 'PUT' }, 303, false],
    [
      'a header from home that the redirect drops',
      { url: A, headers: fields({ authorization: 'x' }) },
      302,
      true,
    ],
  ])('Firefox asks for a preflight after a redirect by %s', (_what, asked, status, asks) => {
    const arrivals = [...('url' in asked ? [] : [allowed]), redirect(D, status), allowed, allowed];
    const { sent } = walk(call(asked), client({ browser: 'firefox' }), arrivals);
    const after = sent.filter(({ url }) => url.startsWith(D));
    expect(after[0]?.kind).toBe(asks ? 'preflight' : 'request');
  });

  test.each<[FetchClient['browser'], string]>([
    ['unknown', 'request preflight request request'],
    ['firefox', 'request preflight request preflight request'],
  ])('in %s a PUT that left home and comes back as a GET', (browser, kinds) => {
    const arrivals = [redirect(B, 307), allowed, redirect(A, 303), allowed, allowed];
    const { sent } = walk(call({ url: A, method: 'PUT' }), client({ browser }), arrivals);
    expect(sent.map(({ kind }) => kind).join(' ')).toBe(kinds);
  });

  test.each<[FetchClient['browser'], string]>([
    ['unknown', A],
    ['firefox', A],
    ['chromium', 'null'],
  ])('a no-cors POST that leaves home in %s says %s', (browser, origin) => {
    const asked = call({ url: A, mode: 'no-cors', method: 'POST' });
    expect(walk(asked, client({ browser }), [redirect(B, 307), answer()]).sent[1]?.origin).toBe(origin);
  });

  test('mode and jar by hop', () => {
    const { sent } = walk(call({ url: A }), client(), [redirect(B), redirect(A), NULL]);
    expect(sent.map(({ cookies }) => cookies)).toEqual([true, false, false]);
    expect(sent.map(({ fetchSite }) => fetchSite)).toEqual(['same-origin', 'same-site', 'same-site']);
  });

  test('Referer, once shortened, stays so; the redirect may change the policy', () => {
    const there = walk(call({ url: B }), client(), [redirect(A), NULL]).sent;
    expect(there.map(({ referrer }) => referrer)).toEqual([`${A}/`, `${A}/`]);
    const values = { ...ALLOW, 'Referrer-Policy': 'nonsense, no-referrer, other' };
    const told = walk(call(), client(), [redirect('/y', 302, values), allowed]).sent;
    expect(told.map(({ referrer }) => referrer)).toEqual([`${A}/`, null]);
  });

  test('what the script sees of it', () => {
    expect(walk(call(), client(), [redirect('/y#z'), allowed]).learned).toMatchObject({
      url: `${B}/y`,
      redirected: true,
      type: 'cors',
    });
    expect(walk(call({ redirect: 'manual' }), client(), [redirect('/y')]).learned).toEqual({
      kind: 'response',
      type: 'opaqueredirect',
      status: 0,
      url: `${B}/x`,
      redirected: false,
      headers: [],
    });
  });
});

describe('preflights after redirects', () => {
  const PUT = call({ method: 'PUT' });

  test('each hop has its own, and knows nothing of the hops before', () => {
    const { lines, sent } = walk(PUT, client(), [allowed, redirect(A, 307), NULL, NULL]);
    expect(lines).toEqual([`OPTIONS ${B}`, `PUT ${B}`, `OPTIONS ${A}`, `PUT ${A}`]);
    expect(sent[2]).toMatchObject({ origin: 'null', fetchSite: 'same-origin' });
    expect(sent[3]).toMatchObject({ origin: 'null', fetchSite: 'same-site' });
  });

  test('Firefox names the page in it, and wants it named', () => {
    const firefox = client({ browser: 'firefox' });
    const { sent, verdict } = walk(PUT, firefox, [allowed, redirect(D, 307), allowed, NULL]);
    expect(sent[2]?.origin).toBe(A);
    expect(sent[3]?.origin).toBe('null');
    expect(verdict.stops).toBe('nowhere');
    expect(walk(PUT, firefox, [allowed, redirect(D, 307), NULL]).verdict).toMatchObject({
      stops: 'preflight',
      because: 'allow-origin-equal',
    });
  });

  test.each<[FetchClient['browser'], number]>([
    ['unknown', 3],
    ['chromium', 3],
    ['firefox', 4],
  ])('a PUT that becomes a GET in %s: %i requests', (browser, requests) => {
    const { sent, verdict } = walk(PUT, client({ browser }), [
      allowed,
      redirect('/y', 303),
      allowed,
      allowed,
    ]);
    expect(sent).toHaveLength(requests);
    const kept = verdict.steps.filter(({ id }) => id === 'redirect-preflight');
    expect(kept).toHaveLength(requests - 3);
  });

  test('one may follow where the first hop was at home', () => {
    const asked = call({ url: A, headers: fields({ 'X-Lab': '1' }) });
    expect(walk(asked, client(), [redirect(B), allowed, allowed]).lines).toEqual([
      `GET ${A}`,
      `OPTIONS ${B}`,
      `GET ${B}`,
    ]);
  });
});
