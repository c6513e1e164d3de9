import { expect, test } from 'vitest';
import { isBadPort } from './bad-port.ts';

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
  expect(isBadPort(url)).toBe(bad);
});

test.each(['', 'localhost', 'http://localhost:65536/', '/path'])('%j is no address', url => {
  expect(() => isBadPort(url)).toThrow(TypeError);
});
