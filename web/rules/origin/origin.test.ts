import { describe, expect, test } from 'vitest';
import { isPotentiallyTrustworthy, originOf, sameOrigin, serialise } from './origin.ts';

describe('the origin of an address', () => {
  test.each([
    ['http://localhost:3000/a?b#c', 'http://localhost:3000'],
    ['HTTP://LocalHost:80/', 'http://localhost'],
    ['https://example.org:443', 'https://example.org'],
    ['https://example.org:80', 'https://example.org:80'],
    ['http://example.org:443', 'http://example.org:443'],
    ['ws://localhost:80/', 'ws://localhost'],
    ['wss://localhost:443/', 'wss://localhost'],
    ['http://user:secret@example.org/', 'http://example.org'],
    ['http://[::1]:3000/', 'http://[::1]:3000'],
    ['http://[0:0:0:0:0:0:0:1]/', 'http://[::1]'],
    ['http://0x7f.1/', 'http://127.0.0.1'],
    ['http://2130706433:3001/', 'http://127.0.0.1:3001'],
    ['http://例子.测试/', 'http://xn--fsqu00a.xn--0zwm56d'],
    ['http://EXAMPLE.org./', 'http://example.org.'],
    ['blob:http://localhost:3000/0a-1b', 'http://localhost:3000'],
    ['  http://localhost:3000  ', 'http://localhost:3000'],
  ])('%s is of %s', (url, origin) => {
    expect(serialise(originOf(url))).toBe(origin);
  });

  test.each([
    'data:text/html,x',
    'file:///etc/hosts',
    'about:blank',
    'javascript:0',
    'blob:null/0a-1b',
    'blob:file:///0a',
    'chat://localhost/',
    'mailto:a@example.org',
    'null',
    '',
    'localhost:3000',
    '//localhost',
    'http://',
    'http://a b/',
    'http://localhost:70000/',
    'http://[::1/',
  ])('%j is of an opaque origin', url => {
    expect(originOf(url)).toEqual({ kind: 'opaque' });
    expect(serialise(originOf(url))).toBe('null');
  });

  test('a default port is none', () => {
    expect(originOf('https://example.org:443')).toEqual({
      kind: 'tuple',
      scheme: 'https',
      host: 'example.org',
      port: null,
    });
  });
});

describe('same origin', () => {
  test.each([
    ['http://localhost:3000', 'http://localhost:3000/page', true],
    ['http://example.org', 'http://example.org:80/', true],
    ['http://localhost:3000', 'http://localhost:3001', false],
    ['http://localhost:3000', 'https://localhost:3000', false],
    ['http://localhost:3000', 'ws://localhost:3000', false],
    ['http://localhost:3000', 'http://127.0.0.1:3000', false],
    ['http://a.localhost', 'http://x.a.localhost', false],
    ['http://example.org', 'http://example.org.', false],
    ['null', 'null', false],
    ['data:,x', 'data:,x', false],
    ['nonsense', 'nonsense', false],
  ])('%s and %s: %s', (a, b, same) => {
    expect(sameOrigin(a, b)).toBe(same);
    expect(sameOrigin(b, a)).toBe(same);
  });

  test('an opaque origin is the same as itself alone', () => {
    const opaque = originOf('data:,x');
    expect(sameOrigin(opaque, opaque)).toBe(true);
    expect(sameOrigin(opaque, originOf('data:,x'))).toBe(false);
  });
});

test.each([
  ['https://example.org', true],
  ['wss://example.org', true],
  ['http://localhost:3000', true],
  ['http://LOCALHOST.', true],
  ['http://x.a.localhost', true],
  ['ws://localhost', true],
  ['http://127.0.0.1', true],
  ['http://127.255.3.4:99', true],
  ['ws://0x7f000001', true],
  ['http://[::1]', true],
  ['http://example.org', false],
  ['http://localhost.example.org', false],
  ['http://notlocalhost', false],
  ['http://127.example.org', false],
  ['http://128.0.0.1', false],
  ['http://[::2]', false],
  ['http://192.168.0.1', false],
  ['data:,x', false],
  ['null', false],
])('%s is trustworthy: %s', (url, trustworthy) => {
  expect(isPotentiallyTrustworthy(originOf(url))).toBe(trustworthy);
});
