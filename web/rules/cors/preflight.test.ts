import { describe, expect, test } from 'vitest';
import { describeStep } from '../core/describe.ts';
import type { Exchange } from '../core/exchange.ts';
import type { Stop } from '../core/stop.ts';
import { fields, READER } from '../testing/fixtures.ts';
import { notShown } from '../testing/said.ts';
import { needsPreflight, type Preflight, preflight } from './preflight.ts';
import { sentHeaders, unsafeHeaderNames } from './safelist.ts';

type Values = Readonly<Record<string, string>>;

describe('which requests need one', () => {
  test.each<[string, Values, boolean]>([
    ['GET', {}, false],
    ['HEAD', {}, false],
    ['POST', {}, false],
    ['PUT', {}, true],
    ['get', {}, true],
    ['GET', { accept: 'text/html' }, false],
    ['GET', { accept: 'text/(html)' }, true],
    ['GET', { accept: 'a\u0000b' }, true],
    ['GET', { accept: 'a\tb' }, false],
    ['GET', { accept: 'x'.repeat(128) }, false],
    ['GET', { accept: 'x'.repeat(129) }, true],
    ['GET', { 'accept-language': 'zh-CN,zh;q=0.9' }, false],
    ['GET', { 'accept-language': 'zh_CN' }, true],
    ['GET', { 'content-language': 'en' }, false],
    ['POST', { 'content-type': 'text/plain;charset=UTF-8' }, false],
    ['POST', { 'Content-Type': 'TEXT/PLAIN' }, false],
    ['POST', { 'content-type': 'multipart/form-data; boundary=x' }, false],
    ['POST', { 'content-type': 'application/json' }, true],
    ['POST', { 'content-type': 'text/plainer' }, true],
    ['POST', { 'content-type': '' }, true],
    ['GET', { range: 'bytes=0-' }, false],
    ['GET', { range: 'bytes=0-10' }, false],
    ['GET', { range: 'bytes=10-0' }, true],
    ['GET', { range: 'bytes=-10' }, true],
    ['GET', { 'x-a': '1' }, true],
    ['GET', { authorization: 'Bearer x' }, true],
    // a page cannot set these; they are left out and ask for nothing
    ['GET', { Cookie: 'a=b', Origin: 'http://x', 'Sec-Fetch-Site': 'none', 'Proxy-X': '1' }, false],
  ])('%s %j: %s', (method, values, needed) => {
    expect(needsPreflight(method, fields(values))).toBe(needed);
  });

  test('safe values that are too many together', () => {
    const many = Array.from({ length: 9 }, () => ({ name: 'Accept', value: 'x'.repeat(120) }));
    expect(unsafeHeaderNames(many)).toEqual(['accept']);
    expect(unsafeHeaderNames(many.slice(1))).toEqual([]);
  });

  test('names come lower case, sorted, once each', () => {
    expect(unsafeHeaderNames(fields({ 'X-B': '1', 'x-a': '1', 'x-b': '2' }))).toEqual(['x-a', 'x-b']);
    expect(sentHeaders(fields({ host: 'x', 'x-a': '1' })).map(({ name }) => name)).toEqual(['x-a']);
  });
});

const ALLOWED = { 'Access-Control-Allow-Origin': READER };
const asked = (status: number | null, values: Values = {}): Exchange => ({
  request: { method: 'OPTIONS', target: '/x', version: 'HTTP/1.1', fields: [] },
  response: status === null ? null : { status, fields: fields(values) },
});

type Case = readonly [what: string, input: Partial<Preflight>, stops: Stop, because: string];
const CASES: readonly Case[] = [
  ['none needed', { headers: [] }, 'nowhere', 'method-safelisted'],
  ['none seen', { preflight: null }, 'before-sending', 'preflight-sent'],
  ['not answered', { preflight: asked(null) }, 'preflight', 'preflight-answered'],
  ['404', { preflight: asked(404, ALLOWED) }, 'preflight', 'preflight-ok'],
  ['302', { preflight: asked(302, ALLOWED) }, 'preflight', 'preflight-redirect'],
  ['no origin', { preflight: asked(204) }, 'preflight', 'allow-origin-present'],
  [
    'other origin',
    { preflight: asked(204, { 'Access-Control-Allow-Origin': 'http://b' }) },
    'preflight',
    'allow-origin-equal',
  ],
  ['no headers', { preflight: asked(204, ALLOWED) }, 'preflight', 'preflight-headers'],
  [
    'the header',
    { preflight: asked(204, { ...ALLOWED, 'Access-Control-Allow-Headers': 'X-A' }) },
    'nowhere',
    'preflight-headers',
  ],
  [
    'star',
    { preflight: asked(200, { ...ALLOWED, 'Access-Control-Allow-Headers': '*' }) },
    'nowhere',
    'preflight-headers',
  ],
  [
    'star with credentials',
    {
      credentials: 'include',
      preflight: asked(204, {
        ...ALLOWED,
        'Access-Control-Allow-Credentials': 'true',
        'Access-Control-Allow-Headers': '*',
      }),
    },
    'preflight',
    'preflight-headers',
  ],
  [
    'credentials not allowed',
    { credentials: 'include', preflight: asked(204, { ...ALLOWED, 'Access-Control-Allow-Headers': 'x-a' }) },
    'preflight',
    'allow-credentials-true',
  ],
  [
    'method not allowed',
    { method: 'PUT', preflight: asked(204, { ...ALLOWED, 'Access-Control-Allow-Headers': 'x-a' }) },
    'preflight',
    'preflight-method',
  ],
  [
    'method in another case',
    {
      method: 'patch',
      headers: [],
      preflight: asked(204, { ...ALLOWED, 'Access-Control-Allow-Methods': 'PATCH' }),
    },
    'preflight',
    'preflight-method',
  ],
  [
    'method allowed',
    {
      method: 'PUT',
      headers: [],
      preflight: asked(204, { ...ALLOWED, 'Access-Control-Allow-Methods': 'GET,PUT' }),
    },
    'nowhere',
    'preflight-method',
  ],
  [
    'any method',
    {
      method: 'PUT',
      headers: [],
      preflight: asked(204, { ...ALLOWED, 'Access-Control-Allow-Methods': '*' }),
    },
    'nowhere',
    'preflight-method',
  ],
  [
    'star and Authorization, by the standard',
    {
      browser: 'unknown',
      headers: fields({ Authorization: 'x' }),
      preflight: asked(204, { ...ALLOWED, 'Access-Control-Allow-Headers': '*' }),
    },
    'preflight',
    'preflight-headers',
  ],
  [
    'Authorization by name',
    {
      browser: 'unknown',
      headers: fields({ Authorization: 'x' }),
      preflight: asked(204, { ...ALLOWED, 'Access-Control-Allow-Headers': 'authorization' }),
    },
    'nowhere',
    'preflight-headers',
  ],
];

describe('the preflight', () => {
  const input: Preflight = {
    origin: READER,
    url: 'http://localhost:3001',
    credentials: 'same-origin',
    method: 'GET',
    headers: fields({ 'x-a': '1' }),
    browser: 'chromium',
    preflight: null,
  };

  test.each(CASES)('%s', (_what, change, stops, because) => {
    const verdict = preflight({ ...input, ...change });
    expect({ stops: verdict.stops, last: verdict.steps.at(-1)?.id }).toEqual({
      stops,
      last: because === 'method-safelisted' ? 'headers-safelisted' : because,
    });
    expect(notShown(verdict, change.preflight ? [change.preflight] : [])).toEqual([]);
    for (const step of verdict.steps) expect(describeStep(step, 'en')).not.toMatch(/[{}]/);
  });

  test('Chromium and Firefox let the star cover Authorization, and it is said', () => {
    const headers = fields({ Authorization: 'x' });
    const answered = asked(204, { ...ALLOWED, 'Access-Control-Allow-Headers': '*' });
    const { steps, stops } = preflight({ ...input, headers, preflight: answered });
    expect(stops).toBe('nowhere');
    expect(steps.at(-1)).toMatchObject({ id: 'preflight-headers', passed: false, tolerated: 'browser' });
  });
});
