import { describe, expect, test } from 'vitest';
import { COOKIE_KINDS, type CookieKind, cookieName, MOST_COOKIES } from '../../protocol/words.ts';
import { domainOf, expiringCookies, settingCookie } from './kinds.ts';

const VALUE = '0123456789abcdef';

test.each<[CookieKind, string]>([
  ['none', `xdl_none=${VALUE}; Max-Age=600; Path=/; SameSite=None; Secure`],
  ['none-insecure', `xdl_none_insecure=${VALUE}; Max-Age=600; Path=/; SameSite=None`],
  ['lax', `xdl_lax=${VALUE}; Max-Age=600; Path=/; SameSite=Lax`],
  ['strict', `xdl_strict=${VALUE}; Max-Age=600; Path=/; SameSite=Strict`],
  ['default', `xdl_default=${VALUE}; Max-Age=600; Path=/`],
  ['lax-secure', `xdl_lax_secure=${VALUE}; Max-Age=600; Path=/; SameSite=Lax; Secure`],
  ['partitioned', `xdl_partitioned=${VALUE}; Max-Age=600; Path=/; SameSite=None; Secure; Partitioned`],
  [
    'partitioned-insecure',
    `xdl_partitioned_insecure=${VALUE}; Max-Age=600; Path=/; SameSite=None; Partitioned`,
  ],
  ['host', `__Host-xdl_host=${VALUE}; Max-Age=600; Path=/; Secure`],
  ['secure', `__Secure-xdl_secure=${VALUE}; Max-Age=600; Path=/; Secure`],
  ['http', `__Http-xdl_http=${VALUE}; Max-Age=600; Path=/; Secure; HttpOnly`],
  ['http-readable', `__Http-xdl_http_readable=${VALUE}; Max-Age=600; Path=/; Secure`],
  ['host-http', `__Host-Http-xdl_host_http=${VALUE}; Max-Age=600; Path=/; Secure; HttpOnly`],
  ['host-http-readable', `__Host-Http-xdl_host_http_readable=${VALUE}; Max-Age=600; Path=/; Secure`],
  ['domain', `xdl_domain=${VALUE}; Max-Age=600; Path=/; Domain=a.localhost`],
  ['httponly', `xdl_httponly=${VALUE}; Max-Age=600; Path=/; HttpOnly`],
  ['path', `xdl_path=${VALUE}; Max-Age=600; Path=/cookies/deep`],
])('%s', (kind, wanted) => {
  expect(settingCookie(kind, 'x.a.localhost', VALUE)).toBe(wanted);
});

test.each([
  ['localhost', 'localhost'],
  ['partner.localhost', 'localhost'],
  ['x.a.localhost', 'a.localhost'],
  ['127.0.0.1', '127.0.0.1'],
  ['[::1]', '[::1]'],
  ['lab.example', 'example'],
])('Domain of %s: %s', (hostname, domain) => {
  expect(domainOf(hostname)).toBe(domain);
});

describe('what is set', () => {
  test('is little: at most 20 names, each cookie under 256 bytes, each the lab’s own', () => {
    expect(COOKIE_KINDS.length).toBeLessThanOrEqual(MOST_COOKIES);
    for (const kind of COOKIE_KINDS) {
      expect(`${cookieName(kind)}=${VALUE}`.length).toBeLessThan(256);
      expect(cookieName(kind)).toMatch(/^(__Secure-|__Http-|__Host-(Http-)?)?xdl_[a-z_]+$/);
    }
  });

  test('keeps to its prefix (RFC 6265bis §4.1.3)', () => {
    for (const hostname of ['localhost', 'x.a.localhost']) {
      expect(settingCookie('host', hostname, VALUE)).toMatch(/; Path=\/; Secure$/);
      expect(settingCookie('host', hostname, VALUE)).not.toContain('Domain');
    }
  });
});

/** What a cookie is known by in a jar: name, Domain, Path (RFC 6265 §5.3, step 11). */
const identity = (header: string) => {
  const [pair = '', ...attributes] = header.split('; ');
  const of = (name: string) => attributes.find(one => one.startsWith(`${name}=`)) ?? '';
  return [pair.split('=')[0], of('Domain'), of('Path')].join('; ');
};

test.each(['localhost', 'x.a.localhost', '127.0.0.1'])(
  '%s: what was set is expired as it was set',
  hostname => {
    const expiring = expiringCookies(hostname);
    expect(new Set(expiring).size).toBe(expiring.length);
    for (const header of expiring) expect(header).toMatch(/^[\w-]+=; Max-Age=0; /);
    for (const kind of COOKIE_KINDS) {
      const set = settingCookie(kind, hostname, VALUE);
      const expired = set.replace(VALUE, '').replace('Max-Age=600', 'Max-Age=0');
      expect(expiring).toContain(expired);
      // A page of another site may remove only with these, in the jar of all sites or in its own.
      const same = expiring.filter(header => identity(header) === identity(set));
      if (set.endsWith('HttpOnly')) expect(same.every(header => header.includes('; HttpOnly'))).toBe(true);
      expect(same.some(header => header.endsWith('; SameSite=None; Secure'))).toBe(true);
      expect(same.some(header => header.endsWith('; SameSite=None; Secure; Partitioned'))).toBe(true);
    }
  },
);
