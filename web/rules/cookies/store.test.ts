import { describe, expect, test } from 'vitest';
import { request as asked, NOW } from '../testing/cookie-request.ts';
import type { CookieContext } from './context.ts';
import type { Jar } from './jar.ts';
import { storeCookie } from './store.ts';

const LOCAL = 'http://localhost:1/dir/page';
const X = 'http://x.a.localhost:1/dir/page';
const IP = 'http://127.0.0.1:1/dir/page';
const CLEAR = 'http://x.example.com:1/dir/page';
const HUB = 'http://github.io:1/dir/page';

const own = (url: string, more: Partial<CookieContext> = {}) => asked(new URL(url).origin, url, more);
/** The step that decides, in both browsers. */
const decides = (url: string, field: string) =>
  (['chromium', 'firefox'] as const).map(
    browser => storeCookie([], field, own(url, { browser })).steps.at(-1)?.id,
  );

/** Fields set by a page of the same origin; what decided in Chromium 156, and in Firefox 153 where it differs. */
const MEASURED: readonly (readonly [string, string, string, string?])[] = [
  [LOCAL, 'a=1', 'cookie-stored'],
  [LOCAL, 'a=1\u0001', 'cookie-characters'],
  [LOCAL, 'a=1\t2', 'cookie-characters', 'cookie-stored'],
  [LOCAL, '', 'cookie-name'],
  [LOCAL, '=', 'cookie-name'],
  [LOCAL, '=v', 'cookie-stored', 'cookie-name'],
  [LOCAL, '=a=1', 'cookie-name'],
  [LOCAL, 'v', 'cookie-stored'],
  [LOCAL, `a=${'x'.repeat(4095)}`, 'cookie-stored'],
  [LOCAL, `a=${'x'.repeat(4096)}`, 'cookie-size'],
  [LOCAL, `a=1; Foo=${'x'.repeat(5000)}`, 'cookie-stored'],
  [LOCAL, 'a=1; Max-Age=0', 'cookie-removed'],
  [LOCAL, 'a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'cookie-stored'],
  [LOCAL, 'a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'cookie-removed'],
  [LOCAL, 'a=1; Secure', 'cookie-stored'],
  [IP, 'a=1; Secure', 'cookie-stored'],
  [X, 'a=1; Secure', 'cookie-stored'],
  [CLEAR, 'a=1; Secure', 'cookie-secure-set'],
  [LOCAL, 'a=1; SameSite=None', 'cookie-none-secure'],
  [LOCAL, 'a=1; SameSite=None; Secure', 'cookie-stored'],
  [LOCAL, 'a=1; SameSite=Strict; SameSite=None', 'cookie-none-secure'],
  [LOCAL, 'a=1; SameSite=bogus', 'cookie-stored'],
  [LOCAL, 'a=1; Partitioned', 'cookie-partitioned-secure'],
  [LOCAL, 'a=1; Partitioned; Secure', 'cookie-stored-partitioned'],
  [LOCAL, '__Host-a=1; Path=/; Secure', 'cookie-stored'],
  [LOCAL, '__Host-a=1; Path=/', 'cookie-prefix'],
  [LOCAL, '__Host-a=1; Secure', 'cookie-prefix'],
  [LOCAL, '__Host-a=1; Path=/; Secure; Domain=', 'cookie-stored'],
  [LOCAL, '__Host-a=1; Path=/; Secure; Domain=localhost', 'cookie-prefix', 'cookie-stored'],
  [IP, '__Host-a=1; Path=/; Secure; Domain=127.0.0.1', 'cookie-stored'],
  [X, '__Host-a=1; Path=/; Secure; Domain=x.a.localhost', 'cookie-prefix'],
  [LOCAL, '__host-a=1; Path=/', 'cookie-prefix'],
  [LOCAL, '__Secure-a=1', 'cookie-prefix'],
  [LOCAL, '__Secure-a=1; Secure', 'cookie-stored'],
  [LOCAL, '__Host-Http-a=1; Path=/; Secure; HttpOnly', 'cookie-stored'],
  [LOCAL, '__Host-Http-a=1; Path=/; Secure', 'cookie-prefix'],
  [LOCAL, '__Host-Http-a=1; Secure; HttpOnly', 'cookie-prefix'],
  [LOCAL, '__Http-a=1; Secure; HttpOnly', 'cookie-stored'],
  [X, '__Http-a=1; Secure; HttpOnly; Domain=a.localhost', 'cookie-stored'],
  [LOCAL, '__Http-a=1; Secure', 'cookie-prefix'],
  [LOCAL, '__Http-a=1; HttpOnly', 'cookie-prefix'],
  [LOCAL, '__host-http-a=1; Path=/; Secure', 'cookie-prefix'],
  [LOCAL, '=__Http-a', 'cookie-prefix-nameless', 'cookie-name'],
  [LOCAL, '=__Host-a', 'cookie-prefix-nameless', 'cookie-name'],
  [LOCAL, 'a=1; Domain=localhost', 'cookie-stored'],
  [LOCAL, 'a=1; Domain=a.localhost', 'cookie-domain-set'],
  [LOCAL, 'a=1; Domain=.', 'cookie-domain-set'],
  [X, 'a=1; Domain=.A.localhost', 'cookie-stored'],
  [X, 'a=1; Domain=localhost', 'cookie-public-suffix'],
  [X, 'a=1; Domain=y.a.localhost', 'cookie-domain-set'],
  [X, 'a=1; Domain=..a.localhost', 'cookie-domain-set'],
  [X, 'a=1; Domain=a.localhost:1', 'cookie-domain-set'],
  [IP, 'a=1; Domain=127.0.0.1', 'cookie-stored'],
  [IP, 'a=1; Domain=0.0.1', 'cookie-domain-set'],
  [CLEAR, 'a=1; Domain=com', 'cookie-public-suffix'],
  [CLEAR, 'a=1; Domain=example.com', 'cookie-stored'],
  [HUB, 'a=1; Domain=github.io', 'cookie-stored'],
  ['http://a.github.io:1/', 'a=1; Domain=github.io', 'cookie-public-suffix'],
];

for (const [url, field, chromium, firefox = chromium] of MEASURED) {
  test(`${url} sets ${JSON.stringify(field)}: ${chromium}, ${firefox}`, () =>
    expect(decides(url, field)).toEqual([chromium, firefox]));
}

describe('what is kept', () => {
  const kept = (url: string, field: string) => storeCookie([], field, own(url)).cookie;
  test('a host alone, and a domain with all below it', () => {
    expect(kept(X, 'a=1')).toMatchObject({ domain: 'x.a.localhost', hostOnly: true });
    expect(kept(X, 'a=1; Domain=x.a.localhost')).toMatchObject({ domain: 'x.a.localhost', hostOnly: false });
    expect(kept(X, 'a=1; Domain=.a.localhost')).toMatchObject({ domain: 'a.localhost', hostOnly: false });
    expect(kept(LOCAL, 'a=1; Domain=localhost')).toMatchObject({ domain: 'localhost', hostOnly: true });
  });
  test('a path of its own, or that of the address up to its last slash', () => {
    expect(kept(X, 'a=1')?.path).toBe('/dir');
    expect(kept('http://localhost/page', 'a=1')?.path).toBe('/');
    expect(kept('http://localhost', 'a=1')?.path).toBe('/');
    expect(kept(X, 'a=1; Path=/x')?.path).toBe('/x');
  });
  test('until the session ends, or for 400 days at most', () => {
    expect(kept(LOCAL, 'a=1')?.expires).toBeNull();
    expect(kept(LOCAL, 'a=1; Max-Age=60')?.expires).toBe(NOW + 60_000);
    expect(kept(LOCAL, 'a=1; Max-Age=99999999999')?.expires).toBe(NOW + 34_560_000_000);
  });
});

describe('the jar', () => {
  const put = (fields: readonly string[], url = LOCAL) =>
    fields.reduce(
      (jar, field) => storeCookie(jar, field, own(url)).jar,
      storeCookie([], 'b=2', own(url)).jar,
    );
  test.each([
    ['chromium', 'a=1', NOW],
    ['chromium', 'a=2', NOW + 5000],
    ['firefox', 'a=2', NOW],
    ['unknown', 'a=2', NOW],
  ] as const)('of one name, domain and path there is one, of its age: %s, %s', (browser, field, created) => {
    const first = storeCookie([], 'a=1', own(LOCAL, { browser })).jar;
    const { jar } = storeCookie(first, field, own(LOCAL, { browser, now: NOW + 5000 }));
    expect(jar).toMatchObject([{ value: field.slice(2), created }]);
  });
  test('of another path it is another', () => {
    expect(put(['a=1', 'a=2; Path=/'])).toHaveLength(3);
  });
  test.each([
    ['chromium', ['a=1', 'c=3', 'a=1']],
    ['firefox', ['a=0', 'c=3', 'a=1']],
  ] as const)('what replaces a cookie has its place among those of one moment: %s', (browser, fields) => {
    const jar = fields.reduce<Jar>((all, field) => storeCookie(all, field, own(LOCAL, { browser })).jar, []);
    expect(jar.map(({ name, value }) => name + value)).toEqual(['a1', 'c3']);
  });
  test('in Chromium one of another value is new', () => {
    expect(put(['a=1', 'c=3', 'a=2']).map(({ name, value }) => name + value)).toEqual(['b2', 'c3', 'a2']);
  });
  test('an expired cookie removes its predecessor, and no other', () => {
    expect(put(['a=1', 'a=; Max-Age=0']).map(({ name }) => name)).toEqual(['b']);
    expect(put(['a=1', 'a=; Max-Age=0; Path=/']).map(({ name }) => name)).toEqual(['b', 'a']);
  });
});

describe('Secure cookies are left alone by http in the clear, as measured', () => {
  const SAFE = 'https://x.example.com/dir/page';
  test.each([
    [SAFE, CLEAR, 'a=1; Path=/; Secure', 'a=2; Path=/', 'cookie-secure-kept'],
    [SAFE, CLEAR, 'a=1; Path=/; Secure', 'a=2; Path=/b', 'cookie-secure-kept'],
    [SAFE, CLEAR, 'a=1; Path=/b; Secure', 'a=2; Path=/', 'cookie-stored'],
    [SAFE, CLEAR, 'a=1; Path=/; Secure; Domain=example.com', 'a=2; Path=/b', 'cookie-secure-kept'],
    [SAFE, CLEAR, 'a=1; Path=/; Secure', 'a=2; Path=/; Domain=example.com', 'cookie-secure-kept'],
    [SAFE, CLEAR, 'a=1; Path=/; Secure', 'c=2; Path=/', 'cookie-stored'],
    ['https://localhost/', LOCAL, 'a=1; Path=/; Secure', 'a=2; Path=/', 'cookie-stored'],
  ])('%s, then %s: %s, then %s: %s', (safe, clear, first, second, id) => {
    const { jar } = storeCookie([], first, own(safe));
    expect(storeCookie(jar, second, own(clear)).steps.at(-1)?.id).toBe(id);
  });
});

describe('across sites', () => {
  const across = (field: string, more: Partial<CookieContext> = {}) =>
    storeCookie([], field, asked('http://localhost:1', IP, more)).steps.at(-1)?.id;
  test.each([
    ['a=1; SameSite=None; Secure', 'cookie-third-party-set', 'cookie-stored', 'cookie-stored-partitioned'],
    ['a=1; SameSite=None; Secure; Partitioned', ...Array(3).fill('cookie-stored-partitioned')],
    ['a=1; Secure; Partitioned', 'cookie-same-site-set', 'cookie-same-site-set', 'cookie-stored-partitioned'],
    ['a=1', 'cookie-same-site-set', 'cookie-same-site-set', 'cookie-stored-partitioned'],
    ['a=1; SameSite=Lax', ...Array(3).fill('cookie-same-site-set')],
    ['a=1; SameSite=Strict', ...Array(3).fill('cookie-same-site-set')],
    [
      '__Host-a=1; Path=/; Secure',
      'cookie-same-site-set',
      'cookie-same-site-set',
      'cookie-stored-partitioned',
    ],
  ])('%s', (field, off, on, firefox) => {
    expect(across(field)).toBe(off);
    expect(across(field, { thirdPartyCookies: true })).toBe(on);
    expect(across(field, { browser: 'firefox' })).toBe(firefox);
  });

  test('without credentials nothing is kept', () => {
    for (const credentials of ['omit', 'same-origin'] as const)
      expect(across('a=1; SameSite=None; Secure', { credentials })).toBe('cookie-store-credentials');
  });

  test('a page that is navigated to sets its own cookies', () => {
    expect(across('a=1; SameSite=Strict', { initiatorType: 'link' })).toBe('cookie-stored');
  });
});
