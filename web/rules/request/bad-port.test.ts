import { expect, test } from 'vitest';
import { effectivePort, isBadPort } from './bad-port.ts';

test.each([
  ['http://localhost:25/', true],
  ['https://localhost:6000/', true],
  ['ws://localhost:22/', true],
  ['wss://localhost:10080/', true],
  ['http://localhost:0/', true],
  ['http://localhost/', false],
  ['https://localhost/', false],
  ['http://localhost:443/', false],
  ['http://localhost:3001/', false],
  ['http://localhost:65535/', false],
  ['ftp://localhost:21/', false],
  ['ftp://localhost/', false],
  ['data:,x', false],
])('%s: %s', (url, bad) => {
  expect(isBadPort(new URL(url))).toBe(bad);
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

test('Node refuses to fetch the same ports', async () => {
  // Independent: the list in undici. Port 0 it cannot dial for another reason, so that one is not compared.
  for (let port = 1; port <= 10_080; port++) {
    const url = new URL(`http://127.0.0.1:${port}/`);
    if (!isBadPort(url)) continue;
    const failure = await fetch(url).catch((error: unknown) => error);
    expect(String((failure as Error).cause), String(port)).toContain('bad port');
  }
  for (const port of [80, 443, 3000, 3001, 3443, 6001, 8080, 65_535])
    expect(isBadPort(new URL(`http://127.0.0.1:${port}/`))).toBe(false);
});
