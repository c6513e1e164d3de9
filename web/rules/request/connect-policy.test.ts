import { describe, expect, test } from 'vitest';
import { blockedByConnectSources } from './connect-policy.ts';

const SELF = 'http://localhost:3000';
const blocked = (policy: string, url: string, self = SELF) =>
  blockedByConnectSources(policy.split(' ').filter(Boolean), url, self);

/** As measured in Chromium 156 and Firefox 153, which agree on all of these. */
describe.each([
  ['', 'http://localhost:3000/', true],
  ["'none'", 'http://localhost:3000/', true],
  ["'none' http://localhost:3001", 'http://localhost:3001/', false],
  ["'self'", 'http://localhost:3000/x', false],
  ["'SELF'", 'http://localhost:3000/x', false],
  ["'self'", 'ws://localhost:3000/', false],
  ["'self'", 'https://localhost:3000/', false],
  ["'self'", 'wss://localhost:3000/', false],
  ["'self'", 'http://localhost:3001/', true],
  ["'self'", 'https://localhost:3443/', true],
  ["'self'", 'http://127.0.0.1:3000/', true],
  ['*', 'http://other.example/', false],
  ['*', 'wss://other.example:99/', false],
  ['*', 'data:,x', true],
  ['data:', 'data:,x', false],
  ['http:', 'https://other.example/', false],
  ['http:', 'ws://other.example/', true],
  ['https:', 'http://other.example/', true],
  ['ws:', 'wss://other.example/', false],
  ['ws:', 'http://other.example/', true],
  ['wss:', 'https://other.example/', true],
  ['http://localhost:3001', 'http://localhost:3001/x?y', false],
  ['HTTP://LOCALHOST:3001', 'http://localhost:3001/', false],
  ['http://localhost:3001', 'http://localhost:3002/', true],
  ['http://localhost:3001', 'ws://localhost:3001/', true],
  ['localhost:3001', 'http://localhost:3001/', false],
  ['localhost', 'http://localhost:3001/', true],
  ['localhost', 'http://localhost/', false],
  ['localhost:*', 'http://localhost:3001/', false],
  ['localhost:*', 'https://localhost:3443/', false],
  ['localhost:*', 'wss://localhost:3443/', true],
  ['*:3001', 'http://127.0.0.1:3001/', false],
  ['*:*', 'http://a.localhost:3001/', false],
  ['http://*.localhost:3001', 'http://x.a.localhost:3001/', false],
  ['http://*.localhost:3001', 'http://localhost:3001/', true],
  ['http://*.localhost:3001', 'http://notlocalhost:3001/', true],
  ['http://127.0.0.1:3001', 'http://127.0.0.1:3001/', false],
  ['http://[::1]:3001', 'http://[::1]:3001/', true],
  ['http://localhost:3001/echo', 'http://localhost:3001/echo?x', false],
  ['http://localhost:3001/echo', 'http://localhost:3001/echo/x', true],
  ['http://localhost:3001/echo/', 'http://localhost:3001/echo/x', false],
  ['http://localhost:3001/echo/', 'http://localhost:3001/echo', true],
  ['http://localhost:3001/', 'http://localhost:3001/echo/x', false],
  ['http://localhost:3001/e', 'http://localhost:3001/echo', true],
  ['http://localhost:3001/%65cho', 'http://localhost:3001/echo', false],
  ['http://localhost:3001/a%2Fb', 'http://localhost:3001/a/b', false],
  ['http://localhost:3001/%E0', 'http://localhost:3001/%E0', false],
  ['http://localhost:3001/?q', 'http://localhost:3001/echo', false],
  ['localhost:80', 'https://localhost/', false],
  ['http://localhost:80', 'wss://localhost/', true],
  ["'unsafe-inline' 'nonce-x' 'report-sample'", 'http://localhost:3000/', true],
  ['//localhost:* http:/ localhost:x ;', 'http://localhost:3000/', true],
])('connect-src %s', (policy, url, expected) => {
  test(`${expected ? 'blocks' : 'allows'} ${url}`, () => {
    expect(blocked(policy, url)).toBe(expected);
  });
});

test("'self' of an opaque origin is nothing, and a scheme must then be written", () => {
  expect(blocked("'self'", 'http://localhost:3000/', 'null')).toBe(true);
  expect(blocked('localhost:3000', 'http://localhost:3000/', 'null')).toBe(true);
  expect(blocked('http://localhost:3000', 'http://localhost:3000/', 'null')).toBe(false);
  expect(blocked('*', 'http://localhost:3000/', 'null')).toBe(false);
});

test('after a redirect paths are not compared', () => {
  const sources = ['http://localhost:3001/echo'];
  const url = 'http://localhost:3001/other';
  expect(blockedByConnectSources(sources, url, SELF)).toBe(true);
  expect(blockedByConnectSources(sources, url, SELF, { redirected: true })).toBe(false);
  expect(blockedByConnectSources(sources, 'http://localhost:3002/echo', SELF, { redirected: true })).toBe(
    true,
  );
});

test.each([
  ['http://localhost:3443', 'https://localhost:3443/', SELF, { chromium: true, firefox: false }],
  ['ws://localhost:3443', 'wss://localhost:3443/', SELF, { chromium: true, firefox: false }],
  ['http://localhost:443', 'https://localhost/', SELF, { chromium: false, firefox: false }],
  ['localhost:80', 'https://localhost/', 'https://localhost:3443', { chromium: true, firefox: false }],
  ['http://localhost.:3001', 'http://localhost.:3001/', SELF, { chromium: false, firefox: true }],
  ['localhost.:*', 'http://localhost.:3001/', SELF, { chromium: false, firefox: true }],
  ['http://localhost.:3001', 'http://localhost:3001/', SELF, { chromium: true, firefox: true }],
  ['http://localhost:3001', 'http://localhost.:3001/', SELF, { chromium: true, firefox: true }],
  ['http://localhost:3001?q', 'http://localhost:3001/', SELF, { chromium: true, firefox: false }],
  ['http://localhost:3001#f', 'http://localhost:3001/', SELF, { chromium: true, firefox: false }],
] as const)('%s and %s from %s: Chromium and Firefox', (source, url, self, expected) => {
  for (const browser of ['chromium', 'firefox'] as const)
    expect(blockedByConnectSources([source], url, self, { browser })).toBe(expected[browser]);
});

test.each(['', '/path', 'nonsense'])('%j is no address', url => {
  expect(() => blocked('*', url)).toThrow(TypeError);
});
