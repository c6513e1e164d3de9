import { describe, expect, test } from 'vitest';
import { originOf } from './origin.ts';
import { isSameSite, lastLabel, registrableDomain, sameSite } from './site.ts';
import { listedSuffix } from './site-list.ts';

describe('the registrable domain, by the list', () => {
  test.each([
    ['example.com', 'example.com'],
    ['a.b.example.com', 'example.com'],
    ['example.co.uk', 'example.co.uk'],
    ['x.example.co.uk', 'example.co.uk'],
    ['a.github.io', 'a.github.io'],
    ['x.a.github.io', 'a.github.io'],
    ['www.ck', 'www.ck'],
    ['a.xn--55qx5d.cn', 'a.xn--55qx5d.cn'],
    ['a.localhost', 'a.localhost'],
    ['x.y.a.localhost', 'a.localhost'],
    ['example.com.', 'example.com.'],
    ['host.internal', 'host.internal'],
    ['com', null],
    ['co.uk', null],
    ['github.io', null],
    ['x.ck', null],
    ['localhost', null],
    ['localhost.', null],
    ['127.0.0.1', null],
    ['[::1]', null],
    ['', null],
    ['.', null],
  ])('%j: %j', (host, domain) => {
    expect(registrableDomain(host, listedSuffix).domain).toBe(domain);
  });
});

test('without the list every last label is a public suffix', () => {
  expect(lastLabel('x.a.localhost')).toBe('localhost');
  expect(lastLabel('localhost')).toBe('localhost');
  expect(registrableDomain('x.a.localhost').domain).toBe('a.localhost');
  expect(registrableDomain('x.example.co.uk').domain).toBe('co.uk');
});

describe.each([
  ['http://localhost:3000', 'http://localhost:3001', true, true],
  ['http://localhost:3000', 'https://localhost:3443', false, true],
  ['http://localhost:3000', 'http://127.0.0.1:3000', false, false],
  ['http://localhost:3000', 'http://a.localhost:3000', false, false],
  ['http://a.localhost', 'http://b.localhost', false, false],
  ['http://x.a.localhost', 'http://y.a.localhost', true, true],
  ['http://a.localhost', 'http://x.a.localhost', true, true],
  ['http://127.0.0.1:1', 'http://127.0.0.1:2', true, true],
  ['http://127.0.0.1', 'http://127.0.0.2', false, false],
  ['http://[::1]:1', 'http://[::1]:2', true, true],
  ['http://a.github.io', 'http://b.github.io', false, false],
  ['http://github.io', 'http://github.io:1', true, true],
  ['http://github.io', 'http://a.github.io', false, false],
  ['https://a.example.com', 'http://b.example.com', false, true],
  ['http://example.com', 'http://example.com.', false, false],
  ['http://example.com', 'http://example.org', false, false],
  ['null', 'null', false, false],
  ['data:,x', 'http://localhost', false, false],
])('%s and %s', (a, b, schemeful, schemeless) => {
  const [one, other] = [originOf(a), originOf(b)];
  test('by the standard', () => {
    expect(isSameSite(one, other, { schemeful: true, suffixOf: listedSuffix })).toBe(schemeful);
    expect(isSameSite(other, one, { schemeful: true, suffixOf: listedSuffix })).toBe(schemeful);
  });
  test('without the scheme', () => {
    expect(isSameSite(one, other, { schemeful: false, suffixOf: listedSuffix })).toBe(schemeless);
  });
});

test('an opaque origin is of no site but its own', () => {
  const opaque = originOf('data:,x');
  expect(isSameSite(opaque, opaque, { schemeful: true })).toBe(true);
});

test('the steps say what was compared', () => {
  const { steps } = sameSite(originOf('http://x.a.localhost'), originOf('http://127.0.0.1'), {
    schemeful: true,
  });
  expect(steps.map(({ id, passed, found, wanted }) => [id, passed, found, wanted])).toEqual([
    ['public-suffix', true, 'x.a.localhost', 'localhost'],
    ['registrable-domain', true, 'x.a.localhost', 'a.localhost'],
    ['public-suffix', false, '127.0.0.1', '—'],
    ['site-hosts', false, 'a.localhost', '127.0.0.1'],
    ['site-scheme', true, 'http', 'http'],
  ]);
});
