import { describe, expect, test } from 'vitest';
import type { Origins } from '../../../server/protocol/origins.ts';
import { COOKIE_KINDS } from '../../../server/protocol/words.ts';
import { decodeLayers } from '../../decode/layers.ts';
import { C, recorder, S } from '../../decode/testing/recorder.ts';
import { lessonValues } from '../../run/knobs.ts';
import type { Evidence } from '../experiment.ts';
import { judge, type Pages } from './judge.ts';
import { KNOBS, kindsOf } from './knobs.ts';

const ORIGINS: Origins = {
  reader: 'http://localhost:3000',
  lab: 'http://localhost:3001',
  'lab-2': 'http://localhost:3002',
  'lab-tls': 'https://localhost:3443',
  'other-site': 'http://127.0.0.1:3001',
  partner: 'http://partner.localhost:3001',
  evil: 'http://evil.localhost:3001',
  'sibling-x': 'http://x.a.localhost:3001',
  'sibling-y': 'http://y.a.localhost:3001',
};
const page = (origin: string) => ({ origin, url: `${origin}/` });
const SET = {
  none: 'xdl_none=11; Max-Age=600; Path=/; SameSite=None; Secure',
  lax: 'xdl_lax=22; Max-Age=600; Path=/; SameSite=Lax',
};

interface Run {
  readonly knobs?: Readonly<Record<string, string>>;
  readonly set?: readonly string[];
  /** The Cookie field that arrived; null: no such field. */
  readonly cookie?: string | null;
  readonly storageAccess?: string;
  readonly pages?: Partial<Pages>;
  readonly more?: Partial<Evidence<typeof KNOBS, Pages>>;
  /** No request at all after the one that set the cookies. */
  readonly unsent?: boolean;
}

function judged({ knobs = {}, set = [], cookie = null, storageAccess, pages, more, unsent }: Run) {
  const { bytes, records } = recorder();
  bytes('request-head', C, 'GET /cookies/set?kind=none HTTP/1.1\r\nHost: localhost:3001\r\n\r\n', 1);
  const fields = set.map(value => `Set-Cookie: ${value}\r\n`).join('');
  bytes('response-head', S, `HTTP/1.1 200 OK\r\n${fields}Content-Length: 0\r\n\r\n`, 1);
  if (!unsent) {
    const sent = [
      'GET /cookies/echo HTTP/1.1',
      'Host: localhost:3001',
      ...(storageAccess ? [`Sec-Fetch-Storage-Access: ${storageAccess}`] : []),
      ...(cookie === null ? [] : [`Cookie: ${cookie}`]),
    ];
    bytes('request-head', C, `${sent.join('\r\n')}\r\n\r\n`, 2);
    bytes('response-head', S, 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n', 2);
  }
  return judge({
    knobs: lessonValues(KNOBS, knobs) as Evidence<typeof KNOBS>['knobs'],
    origins: ORIGINS,
    events: [],
    learned: [{ setter: page(ORIGINS.reader), sender: page(ORIGINS.lab), ...pages }],
    result: 'value',
    exchanges: decodeLayers(records),
    browser: 'chromium',
    certificate: 'unknown',
    ...more,
  });
}

test('every cookie came: nowhere', () => {
  const { verdict, outcome, disagreements } = judged({
    knobs: { kinds: 'lax' },
    set: [SET.lax],
    cookie: 'a=********; xdl_lax=22',
  });
  expect([verdict.stops, verdict.because, outcome]).toEqual(['nowhere', 'cookie-sent', 'acted']);
  expect(disagreements).toEqual([]);
});

test('to another site Lax stays behind, and the first that stays decides', () => {
  const pages = { setter: page(ORIGINS['other-site']) };
  const { verdict, outcome, lanes, disagreements } = judged({
    knobs: { kinds: 'samesite', setOn: 'other-site', setBy: 'window' },
    set: [SET.none, SET.lax],
    cookie: 'xdl_none=11',
    storageAccess: 'active',
    pages,
  });
  expect([verdict.stops, verdict.because, outcome]).toEqual([
    'before-sending',
    'cookie-same-site',
    'withheld',
  ]);
  expect(disagreements).toEqual([]);
  expect(lanes?.cookies.map(({ name, heldAt }) => [name, heldAt])).toEqual([
    ['xdl_none', null],
    ['xdl_lax', 'same-site'],
  ]);
  expect(lanes?.gates).toContain('third-party');
});

test('where the browser says that third parties have none, None stays behind too', () => {
  const { verdict, disagreements } = judged({
    knobs: { kinds: 'none', setOn: 'other-site', setBy: 'window' },
    set: [SET.none],
    storageAccess: 'none',
    pages: { setter: page(ORIGINS['other-site']) },
  });
  expect([verdict.stops, verdict.because]).toEqual(['before-sending', 'cookie-third-party']);
  expect(disagreements).toEqual([]);
});

describe('the rule and the record are held against each other', () => {
  test.each<[string, string | null, string]>([
    ['what should have come did not', null, '—'],
    ['what came is not what was set', 'xdl_lax=33', '—'],
  ])('%s', (_, cookie, seen) => {
    const { disagreements } = judged({ knobs: { kinds: 'lax' }, set: [SET.lax], cookie });
    expect(disagreements).toEqual([
      { what: { zh: 'xdl_lax', en: 'xdl_lax' }, rule: 'Cookie: xdl_lax', seen },
    ]);
  });

  test('what should have stayed came', () => {
    const { outcome, disagreements } = judged({
      knobs: { kinds: 'lax', means: 'fetch-omit' },
      set: [SET.lax],
      cookie: 'xdl_lax=22',
    });
    expect(outcome).toBe('acted');
    expect(disagreements?.map(({ rule, seen }) => [rule, seen])).toEqual([['—', 'Cookie: xdl_lax']]);
  });
});

describe('where a cookie was left behind', () => {
  test('not kept: behind the response that set it', () => {
    const { about, place } = judged({
      knobs: { kinds: 'none-insecure' },
      set: ['xdl_none_insecure=1; Path=/; SameSite=None'],
    });
    expect([about, place]).toEqual([undefined, { what: 'xdl_none_insecure', exchange: 1, half: 'response' }]);
  });

  test('not sent: before the request that goes without it', () => {
    const { place } = judged({ knobs: { kinds: 'lax', means: 'fetch-omit' }, set: [SET.lax] });
    expect(place).toEqual({ what: 'xdl_lax', exchange: 2, half: 'request' });
  });

  test('of several, the first', () => {
    const { place } = judged({
      knobs: { kinds: 'samesite', setOn: 'other-site', setBy: 'window' },
      set: [SET.none, SET.lax],
      cookie: 'xdl_none=11',
      storageAccess: 'active',
      pages: { setter: page(ORIGINS['other-site']) },
    });
    expect(place?.what).toBe('xdl_lax');
  });

  test('nowhere', () => {
    expect(judged({ knobs: { kinds: 'lax' }, set: [SET.lax], cookie: 'xdl_lax=22' }).place).toBeUndefined();
  });
});

describe('without a request there is nothing to say of a cookie', () => {
  test.each<[string, Run]>([
    ['the request with the cookies', { knobs: { kinds: 'lax' }, set: [SET.lax], unsent: true }],
    ['the request that sets them', { more: { exchanges: [] } }],
  ])('%s was never made', (_what, run) => {
    const { about, place, outcome, verdict } = judged(run);
    expect([about, place, outcome]).toEqual(['request', undefined, 'nothing']);
    expect([verdict.stops, verdict.because]).toEqual(['before-sending', 'request-arrived']);
  });
});

test('each choice of cookies stands for some kinds', () => {
  for (const choice of Object.keys(KNOBS.kinds.choices)) expect(kindsOf(choice).length).toBeGreaterThan(0);
  // A set with the name of a kind would hide it.
  for (const kind of COOKIE_KINDS) expect(kindsOf(kind)).toEqual([kind]);
  expect(kindsOf('all')).toHaveLength(COOKIE_KINDS.length);
});
