import { describe, expect, test } from 'vitest';
import { isLoopback, parseAddress, socketScheme } from './url.ts';

describe('addresses of a socket', () => {
  test.each([
    ['ws://localhost/', true],
    ['ws://LOCALHOST:1234/', true],
    ['ws://localhost./', true],
    ['ws://x.a.localhost/', true],
    ['ws://127.0.0.1/', true],
    ['ws://127.9.9.9/', true],
    ['ws://0x7f.1/', true],
    ['ws://2130706433/', true],
    ['ws://[::1]:3001/', true],
    ['ws://[::2]/', false],
    ['ws://128.0.0.1/', false],
    ['ws://localhost.example/', false],
    ['ws://notlocalhost/', false],
    ['ws://127.0.0.1.example/', false],
  ])('%s on this machine: %s', (url, expected) => {
    expect(isLoopback(new URL(url))).toBe(expected);
  });

  test('an address that parses only relative to a page needs one', () => {
    expect(parseAddress('/ws', 'null')).toBeNull();
    expect(parseAddress('/ws', 'http://h:1')?.href).toBe('http://h:1/ws');
    expect(parseAddress('ws://[', 'http://h')).toBeNull();
    expect(socketScheme(new URL('data:,x'))).toBeNull();
  });
});
