/**
 * Attacks on a running server of ours, each beside a stock Socket.IO server. `run` is called by the command, with the
 * programs built.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Programs } from '../bench/servers.ts';
import type { Case, Outcome } from './case.ts';
import { compressedMessage } from './compression.ts';
import { records, resumedPanels, takenSeats } from './feeds.ts';
import { eventFlood, floodEnds } from './flood.ts';
import { unpolledPosts, unpolledSession } from './polling.ts';
import { connectionLimit, refusedUpgrades } from './sockets.ts';
import { type Attacked, startOurs, startStock } from './targets.ts';

interface Row {
  readonly title: string;
  readonly stock: string;
  readonly ours: string;
  readonly limit: string;
  readonly holds: boolean;
}

/** @returns whether everything holds */
export async function run(programs: Programs, names: readonly string[]): Promise<boolean> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'lab-abuse-'));
  const start = performance.now();
  try {
    const attacks: Readonly<Record<string, Case>> = {
      'unpolled-posts': unpolledPosts(140),
      'event-flood': eventFlood(programs.bench),
      'flood-ends': floodEnds(100_000),
      'compressed-message': compressedMessage,
      'refused-upgrades': refusedUpgrades(2_000, 4_000),
      'connection-limit': connectionLimit,
      records: records(8),
      'resumed-panels': resumedPanels,
      'taken-seats': takenSeats(230),
    };
    const wanted = (name: string) => names.length === 0 || names.includes(name);
    // It waits for most of its time, and the others need the whole machine: it may run beside them.
    const slow = wanted('unpolled-session') ? attack(programs, dataDirectory, unpolledSession()) : undefined;
    const rows: Row[] = [];
    for (const [name, one] of Object.entries(attacks))
      if (wanted(name)) rows.push(await attack(programs, dataDirectory, one));
    if (slow) rows.push(await slow);
    const seconds = ((performance.now() - start) / 1_000).toFixed(0);
    process.stdout.write(`\n${rows.filter(row => row.holds).length} of ${rows.length} hold (${seconds} s)\n`);
    return rows.every(({ holds }) => holds);
  } finally {
    await rm(dataDirectory, { recursive: true, force: true });
  }
}

async function attack(programs: Programs, dataDirectory: string, one: Case): Promise<Row> {
  const stock = one.stock ? await attackOne(one, () => startStock(programs, one)) : undefined;
  const ours = await attackOne(one, () => startOurs(programs, one, dataDirectory));
  const row = {
    title: one.title,
    stock: stock?.shown ?? '(has none)',
    ours: ours.shown,
    limit: one.limit,
    holds: one.holds(ours.value, stock?.value ?? Number.NaN),
  };
  process.stdout.write(
    `${row.holds ? 'holds ' : 'FAILED'}  ${row.title}\n        stock: ${row.stock}\n        ours:  ${row.ours}\n        limit: ${row.limit}\n`,
  );
  return row;
}

async function attackOne(one: Case, start: () => Promise<Attacked>): Promise<Outcome> {
  const { target, end } = await start();
  try {
    return await one.attack(target);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { shown: `the attack failed: ${why}`, value: Number.NaN };
  } finally {
    await end();
  }
}
