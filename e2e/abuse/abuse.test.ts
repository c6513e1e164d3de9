import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseConfig } from '../../server/config/parse.ts';
import { startServers } from '../../server/servers.ts';
import { table } from '../servers/table.ts';
import type { Case } from './case.ts';
import { resumedPanels, takenSeats } from './feeds.ts';
import { floodEnds, p99 } from './flood.ts';
import { repeatedConnects, unpolledPosts, unpolledSession } from './polling.ts';
import { malformedRequests } from './requests.ts';
import { connectionLimit, endlessFragments, refusedUpgrades } from './sockets.ts';

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'abuse-'));
});
afterAll(() => rm(directory, { recursive: true }));

/** The cases of `npm run abuse` that take no measure, with small amounts: what is closed, refused and kept. */
const CASES: readonly Case[] = [
  unpolledPosts(8, { LIMIT_WAITING_BYTES: '8000000' }),
  unpolledSession(1_000),
  repeatedConnects(4),
  floodEnds(1_000, { LIMIT_BURST: '100' }),
  refusedUpgrades(300, 20_000),
  connectionLimit,
  endlessFragments,
  malformedRequests,
  resumedPanels,
  takenSeats(40, { LIMIT_LEARNERS: '8' }),
];

test.each(CASES)('$title: $limit', { timeout: 60_000 }, async one => {
  const ports = { READER_PORT: '0', LAB_PORT: '0', LAB_PORT_2: '0', LAB_TLS_PORT: '0', LISTEN: '127.0.0.1' };
  const config = parseConfig({ ...ports, DATA_DIRECTORY: directory, ...one.environment });
  const reader = { request: () => {}, close: async () => {} };
  const running = await startServers(config, async () => reader);
  try {
    const { lab, reader: readerPort } = running.config.ports;
    const target = { port: lab, readerPort, alive: () => true, memory: async () => Number.NaN };
    const { shown, value } = await one.attack(target);
    expect(one.holds(value, Number.NaN), shown).toBe(true);
  } finally {
    await running.close();
  }
});

test.each([
  [[5], 5],
  [[3, 1, 2], 3],
  [Array.from({ length: 200 }, (_, index) => index), 197],
])('99 of 100 lie at or below the p99 of %j', (values, wanted) => {
  expect(p99(values)).toBe(wanted);
});

test('the columns of a table are as wide as their widest cell', () => {
  expect(table(['case', 'ours'], [['a case', '–']])).toEqual([
    '| case   | ours |',
    '| ------ | ---- |',
    '| a case | –    |',
  ]);
});
