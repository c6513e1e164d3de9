import { describe, expect, test } from 'vitest';
import { effectivePort, isBadPort, isLoopback, parseAddress, socketScheme } from './url.ts';

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

  test.each([
    ['ws://h/', 80],
    ['wss://h/', 443],
    ['http://h/', 80],
    ['https://h/', 443],
    ['ws://h:443/', 443],
    ['wss://h:80/', 80],
    ['wss://h:443/', 443],
  ])('%s dials %d', (url, port) => {
    expect(effectivePort(new URL(url))).toBe(port);
  });

  test('an address that parses only relative to a page needs one', () => {
    expect(parseAddress('/ws', 'null')).toBeNull();
    expect(parseAddress('/ws', 'http://h:1')?.href).toBe('http://h:1/ws');
    expect(parseAddress('ws://[', 'http://h')).toBeNull();
    expect(socketScheme(new URL('data:,x'))).toBeNull();
  });

  test('Node refuses to fetch the same ports', async () => {
    // Independent: the list in undici. Port 0 it cannot dial for another reason, so that one is not compared.
    for (let port = 1; port <= 10_080; port++) {
      if (!isBadPort(port)) continue;
      const failure = await fetch(`http://127.0.0.1:${port}/`).catch((error: unknown) => error);
      expect(String((failure as Error).cause), String(port)).toContain('bad port');
    }
    for (const port of [80, 443, 3000, 3001, 3443, 6001, 8080, 65_535]) expect(isBadPort(port)).toBe(false);
  });
});
