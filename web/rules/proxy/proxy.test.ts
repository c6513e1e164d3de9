import { describe, expect, test } from 'vitest';
import type { Exchange } from '../core/exchange.ts';
import { fields, handshake } from '../testing/fixtures.ts';
import { neverDeciding, notShown } from '../testing/said.ts';
import {
  hostBehind,
  judgeProxy,
  judgeProxySocket,
  originBehind,
  type ProxyRun,
  type ProxySocketRun,
  sendsOrigin,
} from './proxy.ts';

const PAGE = 'http://localhost:3001';
const TARGET = 'http://partner.localhost:3001';
const INTERNAL = 'http://inventory.internal';

function exchange(
  values: Readonly<Record<string, string | undefined>>,
  status: number | null,
  path = '/api/items',
): Exchange {
  return {
    request: { method: 'POST', target: `${path}?run=1`, version: 'HTTP/1.1', fields: fields(values) },
    response: status === null ? null : { status, fields: [] },
  };
}

interface Changes extends Partial<ProxyRun> {
  readonly status?: number | null;
  readonly values?: Readonly<Record<string, string | undefined>>;
  readonly at?: string;
}

function run({ status = 200, values, at, ...changes }: Changes = {}): ProxyRun {
  const seen = { Host: 'localhost:3001', Origin: PAGE, ...values };
  return {
    page: PAGE,
    target: TARGET,
    carriesOrigin: true,
    changeOrigin: false,
    rewriteOrigin: false,
    front: exchange({ Host: 'localhost:3001' }, status ?? 502),
    behind: exchange(seen, status, at),
    ownHost: null,
    allow: null,
    path: '/api/items',
    session: null,
    ...changes,
  };
}

const session = { stored: true, domain: null, host: 'localhost' };
const kept = { stored: false, domain: 'partner.localhost', host: 'localhost' };
const HOST = 'partner.localhost:3001';

const CASES: readonly (readonly [what: string, run: ProxyRun, stops: string, because: string])[] = [
  ['a response', run(), 'nowhere', 'proxy-readable'],
  ['no request', run({ front: null, behind: null }), 'before-sending', 'request-arrived'],
  ['a request that went nowhere', run({ behind: null, front: exchange({}, 502) }), 'server', 'proxy-sent-on'],
  ['a server that crashed', run({ status: null }), 'server', 'proxy-sent-on'],
  ['a proxy that crashed', run({ behind: null, front: exchange({}, null) }), 'no-response', 'proxy-sent-on'],
  ['a server that fails', run({ status: 500 }), 'server', 'server-accepts'],
  ['the page’s Origin', run({ allow: [TARGET], status: 403 }), 'server', 'origin-allowlist'],
  [
    'no Origin',
    run({ allow: [TARGET], status: 403, values: { Origin: undefined } }),
    'server',
    'origin-allowlist',
  ],
  [
    'the target’s Origin',
    run({ allow: [TARGET], rewriteOrigin: true, values: { Origin: TARGET } }),
    'nowhere',
    'proxy-readable',
  ],
  ['the page’s Host', run({ ownHost: HOST, status: 421 }), 'server', 'upstream-host'],
  [
    'the target’s Host',
    run({ ownHost: HOST, changeOrigin: true, values: { Host: HOST } }),
    'nowhere',
    'proxy-readable',
  ],
  ['the prefix', run({ path: '/items', status: 404 }), 'server', 'upstream-path'],
  ['a path without it', run({ path: '/items', at: '/items' }), 'nowhere', 'proxy-readable'],
  ['a cookie that was kept', run({ session }), 'nowhere', 'proxy-readable'],
  ['a cookie that was not', run({ session: kept, status: 401 }), 'server', 'session-cookie'],
  ['no cookie at all', run({ session: { ...kept, domain: null }, status: 401 }), 'server', 'session-cookie'],
  [
    'an open proxy',
    run({ open: { list: null, internal: true }, target: INTERNAL, path: '/stock', at: '/stock' }),
    'nowhere',
    'proxy-internal',
  ],
  [
    'an open proxy of what it may fetch',
    run({ open: { list: [TARGET], internal: false } }),
    'nowhere',
    'proxy-readable',
  ],
  [
    'an allowlist',
    run({
      open: { list: [TARGET], internal: true },
      target: INTERNAL,
      front: exchange({}, 403),
      behind: null,
    }),
    'server',
    'proxy-listed',
  ],
];

describe('a request through a proxy', () => {
  test.each(CASES)('%s', (_, given, stops, because) => {
    const verdict = judgeProxy(given);
    expect([verdict.stops, verdict.because]).toEqual([stops, because]);
    const shown = [given.behind, given.front].filter(one => one !== null);
    expect(notShown(verdict, shown)).toEqual([]);
  });

  test('every step that can end one has', () => {
    expect(
      neverDeciding(
        ['proxy'],
        CASES.map(([, , , because]) => because),
      ),
    ).toEqual([]);
  });
});

test('changeOrigin changes Host, and nothing but the proxy’s own writing changes Origin', () => {
  const sent = run();
  expect([hostBehind(sent), originBehind(sent)]).toEqual(['localhost:3001', PAGE]);
  const changed = run({ changeOrigin: true });
  expect([hostBehind(changed), originBehind(changed)]).toEqual([HOST, PAGE]);
  expect(originBehind(run({ rewriteOrigin: true, carriesOrigin: false }))).toBe(TARGET);
  expect(originBehind(run({ carriesOrigin: sendsOrigin('GET') }))).toBeNull();
  expect(sendsOrigin('POST')).toBe(true);
});

describe('a handshake through a proxy', () => {
  const judged = (changes: Parameters<typeof handshake>[0], more: Partial<ProxySocketRun> = {}) => {
    const { exchange: seen, ...made } = handshake({ origin: PAGE, ...changes });
    return judgeProxySocket({
      ...run(),
      passesUpgrade: true,
      front: seen,
      behind: seen,
      handshake: made,
      ...more,
    });
  };
  const dropped = { request: { Upgrade: undefined, Connection: 'close' }, status: 426 };

  test.each([
    ['that passes Upgrade on', judged({}), 'nowhere', 'open'],
    ['that does not', judged(dropped, { passesUpgrade: false }), 'server', 'request-upgrade'],
    [
      'to a server that checks Origin',
      judged({ allow: [TARGET], status: 403 }),
      'server',
      'origin-allowlist',
    ],
    ['that does not send it on', judged({ status: 502 }, { behind: null }), 'server', 'proxy-sent-on'],
    ['that never arrives', judged({ seen: 'nothing' }), 'before-sending', 'request-arrived'],
  ])('%s', (_, verdict, stops, because) => {
    expect([verdict.stops, verdict.because]).toEqual([stops, because]);
  });
});
