import { describe, expect, test } from 'vitest';
import { parseSetCookie } from './line.ts';
import { parseCookieDate } from './line-date.ts';

const PLAIN = {
  name: 'a',
  value: '1',
  expires: null,
  maxAge: null,
  domain: null,
  path: null,
  secure: false,
  httpOnly: false,
  sameSite: 'default',
  partitioned: false,
};

describe('a Set-Cookie field', () => {
  test.each([
    ['a=1', {}],
    [' a = 1 ; Path = /x ', { path: '/x' }],
    ['a=1;path=/;PATH=/b', { path: '/b' }],
    ['a=1; Path=/b; Path=', {}],
    ['a=1; Path=b', {}],
    [`a=1; Path=/${'p'.repeat(1024)}`, {}],
    ['a=b=c', { value: 'b=c' }],
    ['a="1 2"', { value: '"1 2"' }],
    ['a=', { value: '' }],
    ['=1', { name: '' }],
    ['1', { name: '' }],
    ['', { name: '', value: '' }],
    ['; Secure', { name: '', value: '', secure: true }],
    ['a=1; ;; HttpOnly=no', { httpOnly: true }],
    ['a=1; Domain=.Example.COM', { domain: 'example.com' }],
    ['a=1; Domain=', { domain: '' }],
    ['a=1; Domain', { domain: '' }],
    ['a=1; Domain=.', { domain: '.' }],
    ['a=1; Domain=..x', { domain: '.x' }],
    ['a=1; Domain=x; Domain=y', { domain: 'y' }],
    ['a=1; Max-Age=60', { maxAge: 60 }],
    ['a=1; Max-Age=-1', { maxAge: -1 }],
    ['a=1; Max-Age=60; Max-Age=abc', { maxAge: 60 }],
    ['a=1; Max-Age=1.5', {}],
    ['a=1; Max-Age=+60', {}],
    ['a=1; Max-Age="60"', {}],
    ['a=1; Max-Age=', {}],
    ['a=1; SameSite=lAX', { sameSite: 'lax' }],
    ['a=1; SameSite=Strict; SameSite=bogus', {}],
    ['a=1; SameSite', {}],
    ['a=1; SameSite=None; Secure; Partitioned', { sameSite: 'none', secure: true, partitioned: true }],
    ['a=1\t2', { value: '1\t2' }],
  ])('%j', (field, parts) => {
    expect(parseSetCookie(field)).toEqual({ ...PLAIN, ...parts });
  });

  test.each(['a=1\u0001', 'a\u0000=1', 'a=1; Path=/\r\n', 'a=1\u007f', 'a=1; Foo=\u001b'])(
    '%j is void',
    field => expect(parseSetCookie(field)).toBeNull(),
  );

  test('as Chromium and Firefox were measured to differ', () => {
    expect(parseSetCookie('a=1\t2', 'chromium')).toBeNull();
    expect(parseSetCookie('\ta=1\t;\tPath=/', 'chromium')).toEqual({ ...PLAIN, path: '/' });
    expect(parseSetCookie('a=1; Max-Age=+60', 'chromium')?.maxAge).toBe(60);
    expect(parseSetCookie('a', 'firefox')).toEqual({ ...PLAIN, value: '' });
    expect(parseSetCookie('a=1; Expires=09 Jun 2032', 'firefox')?.expires).toBe(Date.UTC(2032, 5, 9));
  });
});

describe('a date', () => {
  const NINTH = Date.UTC(2032, 5, 9, 10, 18, 14);
  test.each([
    'Wed, 09 Jun 2032 10:18:14 GMT',
    'Wednesday, 09-Jun-32 10:18:14 GMT',
    'Wed Jun  9 10:18:14 2032',
    '2032 june 09 10:18:14',
    '10:18:14 9 JUN 2032 09:00:00',
  ])('%s', text => expect(parseCookieDate(text)).toBe(NINTH));

  test.each([
    ['1 Jan 69 00:00:00', Date.UTC(2069, 0, 1)],
    ['1 Jan 70 00:00:00', 0],
    ['09 Jun 1600 10:18:14', Date.UTC(1600, 5, 9, 10, 18, 14)],
  ])('%s', (text, date) => expect(parseCookieDate(text)).toBe(date));

  test.each([
    '',
    '0',
    'nonsense',
    '09 Jun 2032',
    '31 Feb 2032 10:18:14',
    '09 Jun 2032 24:00:00',
    '09 Jun 2032 10:60:00',
    '10:18:14 Jun 2032',
    '09 2032 10:18:14',
    '123 Jun 2032 10:18:14',
  ])('%j is none', text => expect(parseCookieDate(text)).toBeNull());
});
