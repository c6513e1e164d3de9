/**
 * Attacks on a running server of ours, each beside a stock Socket.IO server. `run` is called by the command, with the
 * programs built.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ours, type Programs, type Server, startOther, startOurs } from '../servers/start.ts';
import { table } from '../servers/table.ts';
import type { Case, Outcome } from './case.ts';
import { compressedMessage } from './compression.ts';
import { records, resumedPanels, takenSeats } from './feeds.ts';
import { eventFlood, floodEnds } from './flood.ts';
import { repeatedConnects, unpolledPosts, unpolledSession } from './polling.ts';
import { malformedRequests, staleWorker } from './requests.ts';
import { connectionLimit, endlessFragments, refusedUpgrades } from './sockets.ts';

const HEADINGS = ['case', 'stock', 'ours', 'limit', 'verdict'];

/** @returns whether everything holds */
export async function run(programs: Programs, names: readonly string[]): Promise<boolean> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'lab-abuse-'));
  const start = performance.now();
  const attack = (name: string, one: Case) => attackBoth(programs, dataDirectory, name, one);
  try {
    const cases: Readonly<Record<string, Case>> = {
      'unpolled posts': unpolledPosts(140),
      'repeated connects': repeatedConnects(100),
      'event flood': eventFlood(programs.folder),
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
    const rows = [];
    for (const [name, one] of Object.entries(cases)) if (wanted(name)) rows.push(await attack(name, one));
    if (slow) rows.push(await slow);
    const seconds = ((performance.now() - start) / 1_000).toFixed(0);
    say(
      '',
      ...table(
        HEADINGS,
        rows.map(({ name, stock, ours, limit, holds }) => [
          name,
          stock,
          ours,
          limit,
          holds ? 'holds' : 'FAILED',
        ]),
      ),
      '',
      `${rows.filter(row => row.holds).length} of ${rows.length} hold (${seconds} s).`,
    );
    return rows.length > 0 && rows.every(({ holds }) => holds);
  } finally {
    await rm(dataDirectory, { recursive: true, force: true });
  }
}

const MIB = 1_048_576;

async function attackBoth(programs: Programs, dataDirectory: string, name: string, one: Case) {
  const stock = one.stock
    ? await attackOne(one, () => startOther(programs, 'stock', { node: one.node ?? [] }))
    : undefined;
  const ours = await attackOne(one, () => startOurs(programs, dataDirectory, one));
  const holds = one.holds(ours.value, stock?.value ?? Number.NaN);
  say(`${holds ? 'ok' : 'FAILED'}: ${name}: ${one.title}`);
  return { name, stock: stock?.shown ?? '–', ours: ours.shown, limit: one.limit, holds };
}

async function attackOne(one: Case, start: () => Promise<Server | Ours>): Promise<Outcome> {
  const server = await start();
  try {
    return await one.attack({
      port: server.port,
      readerPort: 'reader' in server ? Number(new URL(server.reader).port) : undefined,
      alive: server.alive,
      memory: async () => (await server.ask('memory', null)).rss / MIB,
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { shown: `the attack failed: ${why}`, value: Number.NaN };
  } finally {
    await server.end();
  }
}

function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
