import { describe, expect, test } from 'vitest';
import { PLACEHOLDER_ORIGINS } from '../../../server/protocol/origins.ts';
import type { BytesRecord, Direction, WirePart } from '../../../server/protocol/records.ts';
import { PROXY_VIA } from '../../../server/protocol/words.ts';
import { decodeLayers } from '../../decode/layers.ts';
import type { PageResult } from '../../rules/core/observed.ts';
import { observedStop } from '../../rules/core/observed.ts';
import type { Client } from '../../stage/messages.ts';
import type { Evidence } from '../experiment.ts';
import { judge } from './judge.ts';
import { KNOBS, type ProxyKnobs } from './knobs.ts';

const ORIGINS = {
  ...PLACEHOLDER_ORIGINS,
  reader: 'http://localhost:3000',
  lab: 'http://localhost:3001',
  partner: 'http://partner.localhost:3001',
};
const DEFAULTS = Object.fromEntries(
  Object.entries(KNOBS).map(([name, knob]) => [name, knob.default]),
) as ProxyKnobs;

type Asked = readonly [request: string, response: string];

function exchangesOf(asked: readonly Asked[]) {
  const records: BytesRecord[] = [];
  const add = (exchange: number, part: WirePart, direction: Direction, head: string) =>
    records.push({
      kind: 'bytes',
      seq: records.length + 1,
      run: '0'.repeat(16),
      connection: exchange,
      exchange,
      at: records.length,
      part,
      direction,
      bytes: new TextEncoder().encode(`${head.replaceAll('\n', '\r\n')}\r\n\r\n`),
      masks: [],
    });
  asked.forEach(([request, response], at) => {
    add(at + 1, 'request-head', 'client→server', request);
    add(at + 1, 'response-head', 'server→client', response);
  });
  return decodeLayers(records);
}

const front = (path: string, more = '', status = '200 OK', set = ''): Asked => [
  `GET ${path}?run=1 HTTP/1.1\nHost: localhost:3001${more}`,
  `HTTP/1.1 ${status}${set}`,
];
const behind = (path: string, more = '', status = '200 OK', host = 'localhost:3001'): Asked => [
  `GET ${path}?run=1 HTTP/1.1\nhost: ${host}\nvia: ${PROXY_VIA}${more}`,
  `HTTP/1.1 ${status}`,
];

function judged(asked: readonly Asked[], knobs: Partial<ProxyKnobs>, result: PageResult) {
  const evidence: Evidence<typeof KNOBS, Client> = {
    knobs: { ...DEFAULTS, ...knobs },
    origins: ORIGINS,
    events: [],
    learned: [{ origin: ORIGINS.lab, url: ORIGINS.lab }],
    result,
    exchanges: exchangesOf(asked),
    browser: 'unknown',
    certificate: 'unknown',
  };
  const { verdict, outcome, disagreements = [] } = judge(evidence);
  return {
    because: verdict.because,
    rule: verdict.stops,
    seen: observedStop(result, outcome, verdict.stops),
    differs: disagreements.map(({ what, rule, seen }) => `${what.en}: ${rule} / ${seen}`),
  };
}

const ITEMS = '/api/items';

describe('where rule and record agree', () => {
  test.each<[string, readonly Asked[], Partial<ProxyKnobs>, PageResult, string, string]>([
    ['a response', [front(ITEMS), behind(ITEMS)], {}, 'value', 'nowhere', 'proxy-readable'],
    [
      'a Host that the server does not know',
      [front(ITEMS, '', '421 No'), behind(ITEMS, '', '421 No')],
      { ownHost: 'on' },
      'error',
      'server',
      'upstream-host',
    ],
    [
      'what the proxy’s own list refuses',
      [front('/proxy', '', '403 No')],
      { proxy: 'list', upstream: 'internal' },
      'error',
      'server',
      'proxy-listed',
    ],
    [
      'what it fetches from inside',
      [front('/proxy'), behind('/stock', '', '200 OK', 'inventory.internal')],
      { proxy: 'any', upstream: 'internal' },
      'value',
      'nowhere',
      'proxy-internal',
    ],
    [
      'a cookie for another host',
      [
        front('/api/login', '', '204 No Content', '\nSet-Cookie: xdl_session_1=a; Domain=partner.localhost'),
        behind('/api/login', '', '204 No Content'),
        front(ITEMS, '', '401 No'),
        behind(ITEMS, '', '401 No'),
      ],
      { session: 'domain' },
      'error',
      'server',
      'session-cookie',
    ],
    [
      'a cookie for the page’s host',
      [
        front('/api/login', '', '204 No Content', '\nSet-Cookie: xdl_session_1=a; Path=/'),
        behind('/api/login', '', '204 No Content'),
        front(ITEMS, '\nCookie: xdl_session_1=a'),
        behind(ITEMS),
      ],
      { session: 'host' },
      'value',
      'nowhere',
      'proxy-readable',
    ],
    [
      'a login whose path the proxy rewrites',
      [
        front('/api/login', '', '204 No Content', '\nSet-Cookie: xdl_session_1=a; Path=/'),
        behind('/login', '\norigin: http://localhost:3001', '204 No Content'),
        front(ITEMS, '\nCookie: xdl_session_1=a'),
        behind('/items'),
      ],
      { session: 'host', path: 'bare', rewrite: 'on' },
      'value',
      'nowhere',
      'proxy-readable',
    ],
    [
      'no login, and the cookie of an earlier run',
      [
        front('/api/login', '', '404 No'),
        behind('/api/login', '', '404 No'),
        front(ITEMS, '\nCookie: xdl_session_0=a', '404 No'),
        behind(ITEMS, '', '404 No'),
      ],
      { session: 'host', path: 'bare' },
      'error',
      'server',
      'upstream-path',
    ],
  ])('%s', (_, asked, knobs, result, stops, because) => {
    expect(judged(asked, knobs, result)).toEqual({ because, rule: stops, seen: stops, differs: [] });
  });
});

describe('a difference is told', () => {
  test('of Host and Origin behind the proxy', () => {
    const asked = [front(ITEMS), behind(ITEMS, '\norigin: http://x.example')];
    expect(judged(asked, { changeOrigin: 'on' }, 'value').differs).toEqual([
      'Host: partner.localhost:3001 / localhost:3001',
      'Origin: — / http://x.example',
    ]);
  });

  test('of a CORS header, which has no part in it', () => {
    const [request, response] = behind(ITEMS);
    const asked: Asked[] = [front(ITEMS), [request, `${response}\nAccess-Control-Allow-Origin: *`]];
    expect(judged(asked, {}, 'value').differs).toEqual(['Access-Control-Allow-Origin: — / *']);
  });
});

test('without a request nothing was recorded', () => {
  expect(judged([], {}, 'error')).toMatchObject({ rule: 'before-sending', because: 'request-arrived' });
});
