import { describe, expect, test } from 'vitest';
import type { RuleBrowser } from '../core/browser.ts';
import type { Field } from '../core/exchange.ts';
import { A, allowed, call, client, walk } from '../testing/fetch.ts';
import { fields } from '../testing/fixtures.ts';
import type { FetchCall } from './fetch-call.ts';

const TEXT = { contentType: 'text/plain;charset=UTF-8', stream: false };
const listening = { api: 'xhr', uploadListener: true } as const;

describe('which calls need a preflight', () => {
  test.each<[string, Partial<FetchCall>, RuleBrowser, boolean]>([
    ['GET', {}, 'unknown', false],
    ['POST of a text', { method: 'POST', body: TEXT }, 'unknown', false],
    [
      'POST of JSON',
      { method: 'POST', body: TEXT, headers: fields({ 'Content-Type': 'application/json' }) },
      'unknown',
      true,
    ],
    ['PUT', { method: 'PUT' }, 'unknown', true],
    ['PUT at home', { method: 'PUT', url: A }, 'unknown', false],
    ['a header', { headers: fields({ 'X-Lab': '1' }) }, 'unknown', true],
    ['a header that is dropped', { headers: fields({ Origin: 'x' }) }, 'unknown', false],
    ['a header that no-cors drops', { mode: 'no-cors', headers: fields({ 'X-Lab': '1' }) }, 'unknown', false],
    ['a listener at a POST', { ...listening, method: 'POST', body: TEXT }, 'unknown', true],
    ['a listener at a POST in Chromium', { ...listening, method: 'POST', body: TEXT }, 'chromium', true],
    ['a listener without a body', { ...listening, method: 'POST' }, 'unknown', true],
    ['a listener without a body in Chromium', { ...listening, method: 'POST' }, 'chromium', false],
    ['a listener at a GET in Firefox', listening, 'firefox', true],
    ['a listener at a GET in Chromium', { ...listening, body: TEXT }, 'chromium', false],
    ['a listener at home', { ...listening, method: 'POST', body: TEXT, url: A }, 'unknown', false],
    ['fetch has no listener', { uploadListener: true }, 'firefox', false],
    ['Save-Data', { headers: fields({ 'Save-Data': 'on' }) }, 'unknown', true],
    ['Save-Data in Chromium', { headers: fields({ 'Save-Data': 'on' }) }, 'chromium', false],
    ['Save-Data in Firefox', { headers: fields({ 'Save-Data': 'on' }) }, 'firefox', true],
  ])('%s', (_what, asked, browser, asks) => {
    const { sent } = walk(call(asked), client({ browser }), [allowed, allowed]);
    expect(sent[0]?.kind).toBe(asks ? 'preflight' : 'request');
  });
});

/** The requests of a GET across origins with these headers. */
function kinds(headers: readonly Field[], browser: RuleBrowser): string {
  const { sent } = walk(call({ headers }), client({ browser }), [allowed, allowed]);
  return sent.map(({ kind }) => kind).join(' ');
}

const DECIMALS = ['0', '01', '1.0', '1.5', '1'.repeat(128)];
const NO_DECIMALS = ['', '1.', '.5', '1.2.3', '-1', '+1', '1e3', '1, 2', '1;a', 'abc', '"1"', '?1'];

describe('client hints in Chromium, as measured', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['DPR', DECIMALS, NO_DECIMALS],
    ['Device-Memory', DECIMALS, NO_DECIMALS],
    ['downlink', DECIMALS, NO_DECIMALS],
    ['RTT', ['0', '01', '300'], [...NO_DECIMALS, '1.0', '1'.repeat(129)]],
    ['Width', ['0', '640'], [...NO_DECIMALS, '1.0']],
    ['Viewport-Width', ['0', '640'], [...NO_DECIMALS, '1.0']],
    ['ECT', ['slow-2g', '2g', '3g', '4g'], ['', '4G', '5g', '1']],
    ['Save-Data', ['on', 'On', 'ON'], ['', 'off', 'on, on', 'on;a', '1']],
    ['Intervention', ['', 'a(b', '<https://a.example>; level="warning"'], ['x'.repeat(129)]],
    ['Viewport-Height', [], ['640']],
    ['__proto__', [], ['1']], // a name that every object has
    ['constructor', [], ['1']],
  ])('%s', (name, safe, unsafe) => {
    for (const value of safe) expect(kinds([{ name, value }], 'chromium'), value).toBe('request');
    for (const value of unsafe) expect(kinds([{ name, value }], 'chromium'), value).toMatch(/^preflight/);
    for (const value of [...safe, ...unsafe])
      for (const browser of ['firefox', 'unknown'] as const)
        expect(kinds([{ name, value }], browser), value).toMatch(/^preflight/);
  });

  test('they count among the bytes that go without a preflight', () => {
    const long = ['DPR', 'Device-Memory', 'Downlink', 'RTT', 'Width', 'Viewport-Width', 'Accept'].map(
      name => ({
        name,
        value: '1'.repeat(128),
      }),
    );
    const more = [...long, { name: 'Accept-Language', value: '1'.repeat(128) }];
    expect(kinds(more, 'chromium')).toBe('request');
    expect(kinds([...more, { name: 'Intervention', value: '1' }], 'chromium')).toMatch(/^preflight/);
  });

  test.each<[string, string, string, RuleBrowser, string | null]>([
    // as measured
    ['DPR', '1', '2', 'chromium', 'dpr'],
    ['DPR', '1', '2', 'firefox', 'dpr,dpr'],
    ['DPR', '1', '2', 'unknown', 'dpr'],
    ['Intervention', 'a', 'b', 'chromium', null],
    ['Accept', '1'.repeat(100), '1'.repeat(100), 'chromium', 'accept'],
    ['Accept', '1'.repeat(100), '1'.repeat(100), 'firefox', null],
    ['X-Lab', '1', '2', 'chromium', 'x-lab'],
  ])('%s set twice', (name, one, two, browser, asked) => {
    const headers = [one, two].map(value => ({ name, value }));
    const [first] = walk(call({ headers }), client({ browser }), [allowed, allowed]).sent;
    expect(first?.headers.find(field => field.name === 'Access-Control-Request-Headers')?.value ?? null).toBe(
      asked,
    );
  });

  test('User-Agent is left out', () => {
    const headers = [{ name: 'User-Agent', value: 'x'.repeat(2000) }];
    expect(kinds(headers, 'chromium')).toBe('request');
    expect(kinds(headers, 'firefox')).toMatch(/^preflight/);
  });
});
