import { describe, expect, test } from 'vitest';
import { request as asked, NOW } from '../testing/cookie-request.ts';
import { type CookieContext, INITIATOR_TYPES } from './context.ts';
import type { Jar } from './jar.ts';
import { cookiesFor } from './send.ts';
import { storeCookie } from './store.ts';

/** Set by a page of the target's own origin. */
const FIRST = [
  'none=1; SameSite=None; Secure',
  'lax=1; SameSite=Lax',
  'strict=1; SameSite=Strict',
  'default=1',
  'part=1; SameSite=None; Secure; Partitioned',
];
const THIRD = [
  't_none=1; SameSite=None; Secure',
  't_default=1',
  't_part=1; SameSite=None; Secure; Partitioned',
];

function jarOf(page: string, top: string, target: string, more: Partial<CookieContext>): Jar {
  const set = (jar: Jar, field: string, context: CookieContext) =>
    storeCookie(jar, `${field}; Path=/`, context).jar;
  const first = FIRST.reduce((jar, field) => set(jar, field, asked(target, target, more)), [] as Jar);
  return THIRD.reduce((jar, field) => set(jar, field, asked(page, target, { ...more, top })), first);
}

const names = (line: string | null) =>
  (line ?? '').replaceAll('=1', '').split('; ').filter(Boolean).join(' ');
const ALL = 'none lax strict default part';
const MINE = `${ALL} t_none t_default t_part`;
const LA = 'http://localhost:1';
const LB = 'http://localhost:2';
const IA = 'http://127.0.0.1:1';
const SL = 'https://localhost:3';
const XA = 'http://x.a.localhost:1';
const YB = 'http://y.a.localhost:2';
const FIREFOX = { browser: 'firefox' } as const;
const ON = { thirdPartyCookies: true } as const;

/**
 * The page, the page in the address bar, the target; then what a subresource carries in Chromium 156 with third-party cookies
 * off, with them on, and in Firefox 153. As measured by fetch, WebSocket, image, script and frame, which agree.
 */
describe.each([
  [LA, LA, LA, MINE, MINE, MINE],
  [LA, LA, LB, MINE, MINE, MINE],
  [XA, XA, YB, MINE, MINE, MINE],
  [LA, LA, IA, 't_part', 'none t_none t_part', 't_none t_default t_part'],
  [XA, XA, LA, 't_part', 'none t_none t_part', 't_none t_default t_part'],
  [LA, LA, SL, 't_part', 'none t_none t_part', `none lax strict default t_none t_default t_part`],
  [IA, LA, IA, 't_part', 'none t_none t_part', 't_none t_default t_part'],
  [IA, LA, LA, 't_part', 'none t_none t_part', 't_none t_default t_part'],
  [LB, LA, LA, MINE, MINE, MINE],
  ['null', LA, LA, 't_part', 'none t_none t_part', 't_none t_default t_part'],
])('from %s, under %s, to %s', (page, top, target, off, on, firefox) => {
  const initiatorType = INITIATOR_TYPES.filter(one => !['form-get', 'form-post', 'link'].includes(one));
  test.each(initiatorType)('by %s', one => {
    const url = one === 'websocket' ? target.replace(/^http/, 'ws') : target;
    const carried = (more: Partial<CookieContext>) =>
      names(
        cookiesFor(jarOf(page, top, target, more), asked(page, url, { ...more, top, initiatorType: one }))
          .line,
      );
    expect(carried({})).toBe(off);
    expect(carried(ON)).toBe(on);
    expect(carried(FIREFOX)).toBe(firefox);
  });
});

/** What a new page in the address bar is asked for with, from another site; as measured. */
describe.each([
  ['link', 'none lax default part', 'none lax default part'],
  ['form-get', 'none lax default part', 'none lax default part'],
  ['form-post', 'none default part', 'none default part'],
] as const)('a navigation by %s', (initiatorType, chromium, firefox) => {
  const carried = (more: Partial<CookieContext>, now = NOW) => {
    const jar = FIRST.reduce(
      (kept, field) => storeCookie(kept, `${field}; Path=/`, asked(IA, IA, more)).jar,
      [] as Jar,
    );
    return names(cookiesFor(jar, asked(LA, IA, { ...more, initiatorType, now })).line);
  };
  test('at once', () => {
    expect(carried({})).toBe(chromium);
    expect(carried(FIREFOX)).toBe(firefox);
  });
  test('after two minutes', () => {
    expect(carried({}, NOW + 120_000)).toBe(chromium);
    expect(carried({}, NOW + 120_001)).toBe(initiatorType === 'form-post' ? 'none part' : chromium);
    expect(carried(FIREFOX, NOW + 120_001)).toBe(firefox);
  });
});

describe('the step that holds a cookie back', () => {
  const held = (field: string, set: CookieContext, send: CookieContext) =>
    cookiesFor(storeCookie([], field, set).jar, send).travels[0]?.steps.at(-1)?.id;
  const page = `${LA}/a/page`;
  test.each([
    ['a=1', page, asked(LA, `${LA}/a/b`), 'cookie-sent'],
    ['a=1', page, asked(LA, `${LA}/ab`), 'cookie-path'],
    ['a=1', page, asked(LA, LA), 'cookie-path'],
    ['a=1; Path=/a', page, asked(LA, `${LA}/a`), 'cookie-sent'],
    ['a=1; Path=/', page, asked(LA, 'http://127.0.0.1:1/'), 'cookie-host'],
    ['a=1; Path=/', page, asked(LA, 'http://x.localhost:1/'), 'cookie-host'],
    ['a=1; Path=/; Max-Age=1', page, asked(LA, LA, { now: NOW + 1000 }), 'cookie-alive'],
    ['a=1; Path=/', page, asked(LA, LB, { credentials: 'same-origin' }), 'cookie-credentials'],
    ['a=1; Path=/', page, asked(LA, LA, { credentials: 'same-origin' }), 'cookie-sent'],
    ['a=1; Path=/', page, asked(LA, LA, { credentials: 'omit' }), 'cookie-credentials'],
    [
      'a=1; Path=/',
      page,
      asked(LA, 'ws://localhost:2/', { initiatorType: 'websocket', credentials: 'omit' }),
      'cookie-sent',
    ],
    ['a=1; Path=/; SameSite=Strict', page, asked(IA, LA), 'cookie-same-site'],
    ['a=1; Path=/', page, asked(IA, LA), 'cookie-same-site'],
    ['a=1; Path=/', page, asked(IA, LA, FIREFOX), 'cookie-third-party'],
    ['a=1; Path=/; SameSite=None; Secure', page, asked(IA, LA), 'cookie-third-party'],
    ['a=1; Path=/; SameSite=None; Secure; Partitioned', page, asked(IA, LA, ON), 'cookie-partition'],
    [
      'a=1; Path=/',
      page,
      asked(IA, LA, { initiatorType: 'form-post', now: NOW + 121_000 }),
      'cookie-lax-post',
    ],
  ] as const)('%s of %s', (field, url, send, id) => {
    expect(held(field, asked(new URL(url).origin, url), send)).toBe(id);
  });

  test('Secure keeps to https where the wire can be listened to', () => {
    const set = asked('https://example.com', 'https://example.com/');
    expect(held('a=1; Secure', set, asked('http://example.com', 'http://example.com/'))).toBe(
      'cookie-secure',
    );
    expect(held('a=1; Secure', set, asked('https://example.com', 'https://example.com/'))).toBe(
      'cookie-sent',
    );
    expect(held('a=1; Secure', asked(SL, SL), asked(LA, LA))).toBe('cookie-sent');
  });

  test('a Domain reaches every host below it', () => {
    const set = asked(XA, XA);
    const [send, other] = [asked(XA, YB), asked(XA, 'http://b.localhost:1/')];
    expect(held('a=1; Domain=a.localhost', set, send)).toBe('cookie-sent');
    expect(held('a=1; Domain=a.localhost', set, other)).toBe('cookie-host');
    expect(held('a=1; Domain=x.a.localhost', set, send)).toBe('cookie-host');
  });
});

test('longer paths first, then the older; a value without a name stands alone', () => {
  const fields = ['c=3; Path=/x', 'a=1; Path=/', 'd=4; Path=/x', 'v; Path=/'];
  let jar: Jar = [];
  for (const [age, field] of fields.entries())
    jar = storeCookie(jar, field, asked(LA, LA, { now: NOW + age })).jar;
  expect(cookiesFor(jar, asked(LA, `${LA}/x/y`)).line).toBe('c=3; d=4; a=1; v');
  expect(cookiesFor(jar, asked(LA, `${LA}/y`)).line).toBe('a=1; v');
  expect(cookiesFor([], asked(LA, LA)).line).toBeNull();
});

test('what is no address has no cookies', () => {
  expect(() => cookiesFor([], asked(LA, 'nonsense'))).toThrow(TypeError);
});
