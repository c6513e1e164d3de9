import { expect, test } from 'vitest';
import { cachePartition } from './cache-partition.ts';

const TOP = 'http://localhost:3000';
const [LAB, TLS, PARTNER, EVIL] = [
  'http://localhost:3001',
  'https://localhost:3443',
  'http://partner.localhost:3001',
  'http://evil.localhost:3001',
];

test.each<[what: string, initiator: string, target: string, chromium: string, firefox: string]>([
  ['the page itself, to its own site', TOP, LAB, '', ''],
  ['the page itself, to another site', TOP, PARTNER, '', 'third party'],
  ['a frame of the same site, to another', LAB, PARTNER, '', 'third party'],
  ['a frame of the same host over https', TLS, LAB, 'foreign frame', ''],
  ['a frame of another site, to the page’s', EVIL, LAB, 'foreign frame', 'third party'],
  ['a frame of another site, to a third', EVIL, PARTNER, 'foreign frame', 'third party'],
  ['a sandboxed frame', 'null', LAB, '', ''],
])('%s', (_what, initiator, target, chromium, firefox) => {
  const use = { initiator, target, top: TOP };
  expect([cachePartition('chromium', use), cachePartition('firefox', use)]).toEqual([chromium, firefox]);
  expect([cachePartition('webkit', use), cachePartition('unknown', use)]).toEqual(['', '']);
});
