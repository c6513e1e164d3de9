import { describe, expect, test } from 'vitest';
import type { RuleBrowser } from '../core/browser.ts';
import { describeStep } from '../core/describe.ts';
import {
  A,
  ALLOW,
  allowed,
  answer,
  B,
  call,
  client,
  D,
  redirect,
  type Values,
  walk,
} from '../testing/fetch.ts';
import { fields } from '../testing/fixtures.ts';
import type { FetchCall } from './fetch-call.ts';
import { maxAgeOf } from './preflight-cache.ts';
import type { Arrival } from './sent.ts';

/** The requests of a second call, after a first whose answers are given again in turn. */
function second(
  first: Partial<FetchCall>,
  arrivals: readonly Arrival[],
  more: {
    readonly turned?: Partial<FetchCall>;
    readonly after?: number;
    readonly browser?: RuleBrowser;
    readonly origin?: string;
  } = {},
) {
  const by = client({ browser: more.browser ?? 'unknown', origin: more.origin ?? A });
  const { memory } = walk(call(first), by, arrivals);
  return walk(call({ ...first, ...more.turned }), by, arrivals, memory, more.after ?? 0);
}
const methods = (walked: ReturnType<typeof walk>) => walked.sent.map(({ method }) => method).join(' ');

describe('seconds of a preflight', () => {
  test.each<[string | undefined, number, number, number]>([
    // the standard, Chromium, Firefox
    [undefined, 5, 5, 5],
    ['', 5, 5, 5],
    ['0', 0, 0, 0],
    ['60', 60, 60, 60],
    [' 60 ', 60, 60, 60],
    ['99999999999', 86_400, 7200, 86_400],
    ['-1', 5, 0, 0],
    ['abc', 5, 5, 0],
    ['1.5', 5, 5, 0],
    ['+60', 5, 5, 0],
  ])('%s', (value, standard, chromium, firefox) => {
    const head = fields({ 'Access-Control-Max-Age': value });
    const browsers = ['unknown', 'chromium', 'firefox'] as const;
    expect(browsers.map(browser => maxAgeOf(head, browser))).toEqual([standard, chromium, firefox]);
  });
});

describe('the preflight cache', () => {
  const PUT = { method: 'PUT' };
  const both = [allowed, allowed];
  const lasting = (values: Values) => [
    answer({ ...ALLOW, 'Access-Control-Max-Age': '60', ...values }),
    allowed,
  ];
  const lab = { headers: fields({ 'X-Lab': '1' }) };
  const star = {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': '*',
    'Access-Control-Allow-Headers': '*',
  };

  test('spares the second preflight, and decides', () => {
    const { memory } = walk(call(PUT), client(), both);
    const { sent, verdict } = walk(call(PUT), client(), [allowed], memory, 4999);
    expect(sent.map(({ kind }) => kind)).toEqual(['request']);
    expect(verdict).toMatchObject({ stops: 'nowhere', because: 'preflight-cached' });
  });

  test.each<[string, Partial<FetchCall>, readonly Arrival[], Parameters<typeof second>[2], boolean]>([
    ['after 5 s without max-age', PUT, both, { after: 5000 }, false],
    ['another query', PUT, both, { turned: { url: `${B}/x?y` } }, false],
    ['another method that is listed', PUT, both, { turned: { method: 'DELETE' } }, true],
    ['another method that is not', PUT, both, { turned: { method: 'FOO' } }, false],
    ['a header that is listed', PUT, both, { turned: lab }, true],
    ['a header that is not', PUT, both, { turned: { headers: fields({ 'X-Trace': '1' }) } }, false],
    [
      'credentials after none',
      { ...PUT, credentials: 'omit' },
      both,
      { turned: { credentials: 'include' } },
      false,
    ],
    [
      'none after credentials',
      { ...PUT, credentials: 'include' },
      both,
      { turned: { credentials: 'omit' } },
      true,
    ],
    [
      'none after credentials in Firefox',
      { ...PUT, credentials: 'include' },
      both,
      { turned: { credentials: 'omit' }, browser: 'firefox' },
      false,
    ],
    [
      'same-origin after omit',
      { ...PUT, credentials: 'omit' },
      both,
      { turned: { credentials: 'same-origin' } },
      true,
    ],
    ['by a star', PUT, lasting(star), {}, true],
    ['by a star in Firefox', PUT, lasting(star), { browser: 'firefox' }, false],
    ['a header by a star', lab, lasting(star), {}, true],
    [
      'Authorization by a star',
      { headers: fields({ Authorization: 'x' }) },
      lasting(star),
      { browser: 'chromium' },
      false,
    ],
    ['HEAD that nobody listed', { ...lab, method: 'HEAD' }, both, {}, true],
    ['HEAD that nobody listed, in Firefox', { ...lab, method: 'HEAD' }, both, { browser: 'firefox' }, false],
    ['reload', { ...PUT, cache: 'reload' }, both, {}, true],
    ['reload in Chromium', { ...PUT, cache: 'reload' }, both, { browser: 'chromium' }, false],
    ['reload in Firefox', { ...PUT, cache: 'reload' }, both, { browser: 'firefox' }, false],
    ['no-cache in Chromium', { ...PUT, cache: 'no-cache' }, both, { browser: 'chromium' }, false],
    ['no-cache in Firefox', { ...PUT, cache: 'no-cache' }, both, { browser: 'firefox' }, true],
    [
      'default after reload',
      { ...PUT, cache: 'reload' },
      both,
      { turned: { cache: 'default' }, browser: 'chromium' },
      true,
    ],
    [
      'default after no-store in Chromium',
      { ...PUT, cache: 'no-store' },
      both,
      { turned: { cache: 'default' }, browser: 'chromium' },
      false,
    ],
    [
      'default after no-store in Firefox',
      { ...PUT, cache: 'no-store' },
      both,
      { turned: { cache: 'default' }, browser: 'firefox' },
      true,
    ],
    ['after a failure', PUT, [allowed, answer()], {}, false],
    ['after a failure in Chromium', PUT, [allowed, answer()], { browser: 'chromium' }, true],
    ['after no answer', PUT, [allowed, { kind: 'unanswered' }], {}, false],
    ['after a refusal that could be read', PUT, [allowed, answer(ALLOW, 500)], {}, true],
    [
      'an address of 1023 characters',
      { ...PUT, url: `${B}/${'x'.repeat(1001)}` },
      both,
      { browser: 'chromium' },
      true,
    ],
    [
      'an address of 1024 characters',
      { ...PUT, url: `${B}/${'x'.repeat(1002)}` },
      both,
      { browser: 'chromium' },
      false,
    ],
    [
      'an address of 1024 characters in Firefox',
      { ...PUT, url: `${B}/${'x'.repeat(1002)}` },
      both,
      { browser: 'firefox' },
      true,
    ],
    ['a listener in Firefox', { api: 'xhr', uploadListener: true }, both, { browser: 'firefox' }, true],
  ])('%s', (_what, first, arrivals, more, spared) => {
    expect(second(first, arrivals, more).sent[0]?.kind === 'request').toBe(spared);
  });

  test.each<[RuleBrowser, boolean]>([
    ['unknown', true],
    ['firefox', true],
    ['chromium', false],
  ])('a page without an origin in %s', (browser, spared) => {
    const named = answer({ ...ALLOW, 'Access-Control-Allow-Origin': 'null' });
    expect(second(PUT, [named, named], { browser, origin: 'null' }).sent[0]?.kind === 'request').toBe(spared);
  });

  test('what fails is not remembered', () => {
    expect(walk(call(PUT), client(), [answer(ALLOW, 404)]).memory.preflights).toEqual([]);
    expect(walk(call({ method: 'FOO' }), client(), [allowed]).memory.preflights).toEqual([]);
  });
});

describe('the HTTP cache', () => {
  const KEEP = { ...ALLOW, 'Cache-Control': 'max-age=60' };
  const kept = answer(KEEP);

  test('serves the second call and decides it; hop-by-hop headers are gone', () => {
    const values = { 'Cache-Control': 'max-age=60', Connection: 'keep-alive', 'X-Lab': '1' };
    const walked = second({ url: A }, [answer(values)], { after: 59_999 });
    expect(walked.lines).toEqual([]);
    expect(walked.verdict).toMatchObject({ stops: 'nowhere', because: 'cached' });
    expect(walked.learned).toMatchObject({ headers: [{ name: 'cache-control' }, { name: 'x-lab' }] });
  });

  test.each<[string, Partial<FetchCall>, readonly Arrival[], Parameters<typeof second>[2], string]>([
    ['after its time', {}, [kept], { after: 60_000 }, 'GET'],
    ['after its time, force-cache', { cache: 'force-cache' }, [kept], { after: 60_000 }, ''],
    ['no-store', { cache: 'no-store' }, [kept], {}, 'GET'],
    ['default after no-store', { cache: 'no-store' }, [kept], { turned: { cache: 'default' } }, 'GET'],
    ['reload', { cache: 'reload' }, [kept], {}, 'GET'],
    ['default after reload', { cache: 'reload' }, [kept], { turned: { cache: 'default' } }, ''],
    ['no-cache', { cache: 'no-cache' }, [kept], {}, 'GET'],
    ['default after no-cache', { cache: 'no-cache' }, [kept], { turned: { cache: 'default' } }, ''],
    ['another query', {}, [kept], { turned: { url: `${B}/x?y` } }, 'GET'],
    [
      'an answer that forbids it',
      {},
      [answer({ ...ALLOW, 'Cache-Control': 'no-store' })],
      { turned: { cache: 'force-cache' } },
      'GET',
    ],
    [
      'an answer that wants to be asked',
      {},
      [answer({ ...ALLOW, 'Cache-Control': 'no-cache, max-age=60' })],
      {},
      'GET',
    ],
    ['an answer that says nothing', {}, [answer(ALLOW)], {}, 'GET'],
    [
      'an answer that says nothing, force-cache',
      {},
      [answer(ALLOW)],
      { turned: { cache: 'force-cache' } },
      '',
    ],
    ['POST', { method: 'POST' }, [kept], {}, 'POST'],
    ['HEAD', { method: 'HEAD' }, [kept], {}, 'HEAD'],
    ['HEAD in Firefox', { method: 'HEAD' }, [kept], { browser: 'firefox' }, ''],
    ['HEAD after GET', {}, [kept], { turned: { method: 'HEAD' } }, ''],
    ['HEAD after GET in Firefox', {}, [kept], { turned: { method: 'HEAD' }, browser: 'firefox' }, 'HEAD'],
    ['Vary: *', {}, [answer({ ...KEEP, Vary: '*' })], {}, 'GET'],
    ['Vary: Origin, the same', {}, [answer({ ...KEEP, Vary: 'Origin' })], {}, ''],
    [
      'Vary: Origin, another',
      { mode: 'no-cors' },
      [answer({ ...KEEP, Vary: 'Origin' })],
      { turned: { mode: 'cors' } },
      'GET',
    ],
    [
      'without Vary another Origin does not matter',
      { mode: 'no-cors' },
      [answer({ ...KEEP })],
      { turned: { mode: 'cors' } },
      '',
    ],
    ['with credentials after none', {}, [kept], { turned: { credentials: 'include' } }, ''],
    [
      'with credentials after none in Firefox',
      {},
      [kept],
      { turned: { credentials: 'include' }, browser: 'firefox' },
      'GET',
    ],
    ['404', {}, [answer(KEEP, 404)], { browser: 'chromium' }, ''],
    ['404 in Firefox', {}, [answer(KEEP, 404)], { browser: 'firefox' }, 'GET'],
    [
      '404 in Firefox, force-cache',
      {},
      [answer(KEEP, 404)],
      { turned: { cache: 'force-cache' }, browser: 'firefox' },
      '',
    ],
    ['401 in Chromium', {}, [answer(KEEP, 401)], { browser: 'chromium' }, 'GET'],
    ['201 in Firefox', {}, [answer(KEEP, 201)], { browser: 'firefox' }, 'GET'],
    ['204 in Firefox', {}, [answer(KEEP, 204)], { browser: 'firefox' }, ''],
    ['a failed check', {}, [answer({ 'Cache-Control': 'max-age=60' })], {}, ''],
    [
      'a failed check in Chromium',
      {},
      [answer({ 'Cache-Control': 'max-age=60' })],
      { browser: 'chromium' },
      'GET',
    ],
    ['Range', { headers: fields({ Range: 'bytes=0-9' }) }, [kept], { browser: 'firefox' }, 'GET'],
    ['Range of everything', { headers: fields({ Range: 'bytes=0-' }) }, [kept], { browser: 'firefox' }, ''],
    ['a redirect', {}, [redirect('/y', 302, KEEP), allowed], {}, 'GET'],
    [
      'a redirect that nobody followed',
      { redirect: 'manual' },
      [redirect('/y', 302, KEEP)],
      { browser: 'chromium' },
      '',
    ],
    [
      'a redirect that nobody followed, in Firefox',
      { redirect: 'manual' },
      [redirect('/y', 302, KEEP)],
      { browser: 'firefox' },
      'GET',
    ],
    ['a redirect and where it led', {}, [redirect('/y', 302, KEEP), kept], { browser: 'firefox' }, ''],
    [
      'a permanent redirect; where it led to is kept apart in Firefox',
      {},
      [redirect('/y', 301, KEEP), kept],
      { browser: 'firefox' },
      'GET',
    ],
    [
      'a permanent redirect and where it led, in Chromium',
      {},
      [redirect('/y', 301, KEEP), kept],
      { browser: 'chromium' },
      '',
    ],
    [
      'a permanent redirect without a word, in Firefox',
      {},
      [redirect('/y', 308), kept],
      { browser: 'firefox' },
      'GET',
    ],
    ['where a POST was sent on to', { method: 'POST' }, [redirect('/y', 303), kept], {}, 'POST'],
    [
      'where a POST was sent on to, in Firefox',
      { method: 'POST' },
      [redirect('/y', 303), kept],
      { browser: 'firefox' },
      'POST GET',
    ],
  ])('%s', (_what, first, arrivals, more, sent) => {
    expect(methods(second(first, arrivals, more))).toBe(sent);
  });

  test.each<[string, string, number, string]>([
    ['application/json', 'nosniff', 200, 'GET'],
    ['text/html; charset=utf-8', 'nosniff', 200, 'GET'],
    ['text/plain', 'nosniff', 200, 'GET'],
    ['text/plain', '', 200, ''],
    ['application/json', 'nosniff', 204, 'GET'],
    ['text/javascript', 'nosniff', 200, ''],
    ['image/png', 'nosniff', 404, ''],
    ['image/svg+xml', 'nosniff', 200, ''],
  ])('an opaque %s %s %i in Chromium', (type, options, status, sent) => {
    const values = { 'Content-Type': type, 'X-Content-Type-Options': options, 'Cache-Control': 'max-age=60' };
    const opaque = { mode: 'no-cors' } as const;
    expect(methods(second(opaque, [answer(values, status)], { browser: 'chromium' }))).toBe(sent);
    expect(methods(second(opaque, [answer(values)], { browser: 'firefox' }))).toBe('');
  });

  test('a page without an origin has none in Chromium', () => {
    const any = [answer({ 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'max-age=60' })];
    expect(methods(second({}, any, { origin: 'null', browser: 'chromium' }))).toBe('GET');
    expect(methods(second({}, any, { origin: 'null', browser: 'firefox' }))).toBe('');
  });

  test('the trap: kept without Vary, then requested with CORS', () => {
    const other = answer({ 'Access-Control-Allow-Origin': D, 'Cache-Control': 'max-age=60' });
    const { lines, verdict } = second({ mode: 'no-cors' }, [other], { turned: { mode: 'cors' } });
    expect(lines).toEqual([]);
    expect(verdict).toMatchObject({ stops: 'browser', because: 'allow-origin-equal' });
  });

  test('Chromium cuts a part out of what it kept', () => {
    const range = { headers: fields({ Range: 'bytes=0-9' }) };
    const walked = second(range, [kept], { browser: 'chromium' });
    expect(walked.learned).toMatchObject({
      status: 206,
      headers: [{ name: 'cache-control' }, { name: 'content-length' }],
    });
    const empty = second(range, [answer({ ...KEEP, 'Content-Length': '0' })], { browser: 'chromium' });
    expect(empty.learned).toMatchObject({ status: 200 });
  });

  test('a preflight is sent nevertheless', () => {
    const forgetful = answer({ ...ALLOW, 'Access-Control-Max-Age': '0' });
    const walked = second({ headers: fields({ 'X-Lab': '1' }) }, [forgetful, kept]);
    expect(methods(walked)).toBe('OPTIONS');
    expect(walked.verdict).toMatchObject({ stops: 'nowhere', because: 'cached' });
  });
});

test('a response from the HTTP cache mentions no request to a server', () => {
  const kept = answer({ 'Cache-Control': 'max-age=60', 'Access-Control-Allow-Origin': '*' });
  const { sent, verdict } = second({}, [kept], { turned: { credentials: 'include' } });
  expect(sent).toEqual([]);
  const step = verdict.steps.at(-1);
  expect(step).toMatchObject({ id: 'allow-origin-wildcard', passed: false });
  expect(step?.consequence).toMatchObject({ sent: 'nothing', server: 'cached', status: 200 });
  expect(step && describeStep(step, 'en')).toMatch(
    /^The browser blocked the response: .* came from the HTTP cache/,
  );
});
