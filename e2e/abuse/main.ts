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
import { repeatedConnects, unpolledPosts, unpolledSession } from './polling.ts';
import { malformedRequests, staleWorker } from './requests.ts';
import { connectionLimit, endlessFragments, refusedUpgrades } from './sockets.ts';
import { type Row, table } from './table.ts';
import { type Attacked, startOurs, startStock } from './targets.ts';

/** @returns whether everything holds */
export async function run(programs: Programs, names: readonly string[]): Promise<boolean> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'lab-abuse-'));
  const start = performance.now();
  const attack = (name: string, one: Case) => attackBoth(programs, dataDirectory, name, one);
  try {
    const cases: Readonly<Record<string, Case>> = {
      'unpolled posts': unpolledPosts(140),
      'repeated connects': repeatedConnects(100),
      'event flood': eventFlood(programs.bench),
      'flood ends': floodEnds(100_000),
      'compressed message': compressedMessage,
      'refused upgrades': refusedUpgrades(2_000, 4_000),
      'connection limit': connectionLimit,
      'endless fragments': endlessFragments,
      'malformed requests': malformedRequests,
      'stale worker': staleWorker,
      records: records(8),
      'resumed panels': resumedPanels,
      'taken seats': takenSeats(230),
    };
    const wanted = (name: string) => names.length === 0 || names.includes(name);
    // It waits nearly all the time: it may run beside the others, which follow one another.
    const slow = wanted('unpolled session') ? attack('unpolled session', unpolledSession()) : undefined;
    const rows: Row[] = [];
    for (const [name, one] of Object.entries(cases)) if (wanted(name)) rows.push(await attack(name, one));
    if (slow) rows.push(await slow);
    const seconds = ((performance.now() - start) / 1_000).toFixed(0);
    say(
      '',
      ...table(rows),
      '',
      `${rows.filter(row => row.holds).length} of ${rows.length} hold (${seconds} s).`,
    );
    return rows.length > 0 && rows.every(({ holds }) => holds);
  } finally {
    await rm(dataDirectory, { recursive: true, force: true });
  }
}

async function attackBoth(programs: Programs, dataDirectory: string, name: string, one: Case): Promise<Row> {
  const stock = one.stock ? await attackOne(one, () => startStock(programs, one)) : undefined;
  const ours = await attackOne(one, () => startOurs(programs, one, dataDirectory));
  const holds = one.holds(ours.value, stock?.value ?? Number.NaN);
  say(`${holds ? 'ok' : 'FAILED'}: ${name}: ${one.title}`);
  return { name, stock: stock?.shown ?? '–', ours: ours.shown, limit: one.limit, holds };
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

function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
