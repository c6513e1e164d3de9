import { join } from 'node:path';
import { type Ask, asking } from '../servers/channel.ts';
import { startChild } from '../servers/children.ts';
import type { Memory } from '../servers/probe.ts';
import { type Programs, type Server, startOther, startOurs } from '../servers/start.ts';
import type { ClientQuestions } from './client.ts';
import { type Random, shuffled } from './random.ts';
import { SIDES, type Side } from './sides.ts';
import type { Pair } from './statistics.ts';

/** How much is done. */
export interface Amounts {
  /** Pairs of server processes, one after the other. */
  readonly sessions: number;
  /** Rounds of each session. */
  readonly rounds: number;
  /** Handshakes of one round and side. */
  readonly handshakes: number;
  /** Connections that echo at the same time, and echoes on each, of one round and side. */
  readonly echoing: number;
  readonly echoes: number;
  /** Idle connections whose memory is measured. */
  readonly idle: number;
  /** Pages at the witness, and open panels of each. */
  readonly pages: number;
  readonly panels: number;
}

/** One pair of server processes: `cpu` in microseconds per operation, `memory` in bytes per connection. */
export interface SessionResult {
  readonly handshake: readonly Pair[];
  readonly echo: readonly Pair[];
  readonly rss: readonly Pair[];
  readonly heap: readonly Pair[];
}

/** Connections opened and closed before memory is measured, so that what every process loads once is not counted. */
const FIRST_CONNECTIONS = 100;
/** Rounds that are not counted: code is compiled while it warms up. */
const WARM_UP_ROUNDS = 3;

interface Bench {
  readonly amounts: Amounts;
  readonly servers: Readonly<Record<Side, Server>>;
  readonly client: Ask<ClientQuestions>;
  readonly random: Random;
}

/**
 * Starts both servers and their clients afresh, and measures: memory first, in young processes, then CPU time in rounds.
 * @param dataDirectory where the lab keeps its certificate
 * @param profile options for Node, for the lab alone
 */
export async function runSession(
  programs: Programs,
  amounts: Amounts,
  random: Random,
  dataDirectory: string,
  profile: readonly string[],
): Promise<SessionResult> {
  const lab = await startOurs(programs, dataDirectory, { node: profile });
  // It lets the same origin read its polled answers.
  const bare = await startOther(programs, 'bare', { args: [lab.reader] });
  const clients = startChild([join(programs.folder, 'client.mjs')], process.env);
  try {
    const bench = {
      amounts,
      servers: { bare, lab },
      client: asking<ClientQuestions>(clients.process, 'the client'),
      random,
    };
    await bench.client('prepare', {
      ports: { bare: bare.port, lab: lab.port },
      reader: lab.reader,
      pages: amounts.pages,
      panelsEach: amounts.panels,
    });
    const memory = await both(random, on => idleMemory(bench, on));
    for (let round = 0; round < WARM_UP_ROUNDS; round += 1) await cpuRound(bench);
    const rounds = [];
    for (let round = 0; round < amounts.rounds; round += 1) rounds.push(await cpuRound(bench));
    return {
      handshake: rounds.map(({ handshake }) => handshake),
      echo: rounds.map(({ echo }) => echo),
      rss: [{ bare: memory.bare.rss, lab: memory.lab.rss }],
      heap: [{ bare: memory.bare.heap, lab: memory.lab.heap }],
    };
  } finally {
    await Promise.all([lab.end(), bare.end(), clients.end()]);
  }
}

/** Both sides next to each other, in random order. */
async function both<T>(random: Random, measure: (on: Side) => Promise<T>): Promise<Record<Side, T>> {
  const [first, second] = shuffled(SIDES, random);
  if (first === undefined || second === undefined) throw new Error('there are two sides');
  const results = [await measure(first), await measure(second)] as const;
  return first === 'bare' ? { bare: results[0], lab: results[1] } : { bare: results[1], lab: results[0] };
}

async function cpuRound(bench: Bench): Promise<Record<'handshake' | 'echo', Pair>> {
  const measures = {
    handshake: () => both(bench.random, on => handshakeCpu(bench, on)),
    echo: () => both(bench.random, on => echoCpu(bench, on)),
  };
  const pairs = { handshake: { bare: 0, lab: 0 }, echo: { bare: 0, lab: 0 } };
  for (const name of shuffled(['handshake', 'echo'] as const, bench.random))
    pairs[name] = await measures[name]();
  return pairs;
}

/** @returns CPU time of the server in microseconds, while the work was done */
async function cpuOf({ servers }: Bench, on: Side, work: () => Promise<unknown>): Promise<number> {
  const before = await servers[on].ask('cpu', null);
  await work();
  return (await servers[on].ask('cpu', null)) - before;
}

async function handshakeCpu(bench: Bench, on: Side): Promise<number> {
  const { handshakes } = bench.amounts;
  const used = await cpuOf(bench, on, () => bench.client('handshakes', { on, connections: handshakes }));
  return used / handshakes;
}

async function echoCpu(bench: Bench, on: Side): Promise<number> {
  const { echoing, echoes } = bench.amounts;
  await bench.client('connect', { on, connections: echoing });
  const used = await cpuOf(bench, on, () => bench.client('echoes', { on, each: echoes }));
  await bench.client('disconnect', { on });
  return used / (echoing * echoes);
}

async function idleMemory({ amounts, servers, client }: Bench, on: Side): Promise<Memory> {
  await client('handshakes', { on, connections: FIRST_CONNECTIONS });
  const before = await servers[on].ask('memory', null);
  await client('connect', { on, connections: amounts.idle });
  await client('idle', { on });
  const after = await servers[on].ask('memory', null);
  await client('disconnect', { on });
  const each = (held: number, empty: number) => (held - empty) / amounts.idle;
  return { rss: each(after.rss, before.rss), heap: each(after.heap, before.heap) };
}
