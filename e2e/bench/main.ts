/**
 * What the tap and the witness cost: the lab against a bare Socket.IO server. `run` is called by the command, with the
 * programs built.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Programs } from '../servers/start.ts';
import { seeded } from './random.ts';
import { type Measured, OPERATIONS, report, verdictOf } from './report.ts';
import { type Amounts, runSession, type SessionResult } from './session.ts';
import { interval95, ratio } from './statistics.ts';

const FULL: Amounts = {
  sessions: 8,
  rounds: 6,
  handshakes: 300,
  echoing: 8,
  echoes: 1_000,
  idle: 2_000,
  pages: 4,
  panels: 5,
};
/** Shows that everything works; its numbers say little. */
const QUICK: Amounts = { ...FULL, sessions: 2, rounds: 2, handshakes: 100, echoes: 200, idle: 300 };

const HIGHEST_SEED = 2 ** 32;

/**
 * @param args of the command line: `--quick`, `--seed=<number>`, `--sessions=<number>`, `--cpu-prof=<folder>` (of the lab)
 * @returns whether every upper bound is within its limit
 * @throws TypeError (with its sentence) for an argument that is none of these
 */
export async function run(programs: Programs, args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      seed: { type: 'string', default: String(Math.floor(Math.random() * HIGHEST_SEED)) },
      sessions: { type: 'string' },
      'cpu-prof': { type: 'string' },
    },
  });
  const usual = values.quick ? QUICK : FULL;
  const amounts = { ...usual, sessions: Number(values.sessions ?? usual.sessions) };
  const seed = Number(values.seed);
  if (!(Number.isInteger(seed) && Number.isInteger(amounts.sessions) && amounts.sessions > 0))
    throw new TypeError('--seed and --sessions take whole numbers.');
  const folder = values['cpu-prof'];
  const profile = folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`];

  say(machine());
  say(`Seed ${seed}; ${described(amounts)}`);
  const random = seeded(seed);
  const dataDirectory = await mkdtemp(join(tmpdir(), 'lab-bench-'));
  const results: SessionResult[] = [];
  try {
    while (results.length < amounts.sessions) {
      results.push(await runSession(programs, amounts, random, dataDirectory, profile));
      say(`Session ${results.length} of ${amounts.sessions}: ${brief(results.slice(-1))}`);
    }
  } finally {
    await rm(dataDirectory, { recursive: true, force: true });
  }

  const measured = names().map((name): Measured => {
    const sessions = results.map(result => result[name]);
    const pairs = sessions.flat();
    return {
      operation: OPERATIONS[name],
      pairs,
      ratio: ratio(sessions),
      interval: interval95(sessions, random),
    };
  });
  say('', ...report(measured), '', load());
  return measured.every(one => verdictOf(one) === 'holds');
}

function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

function names(): (keyof SessionResult)[] {
  return Object.keys(OPERATIONS) as (keyof SessionResult)[];
}

function brief(results: readonly SessionResult[]): string {
  return names()
    .map(name => `${name} ${ratio(results.map(result => result[name])).toFixed(2)}`)
    .join(', ');
}

function load(): string {
  return `Load average ${loadavg()
    .map(value => value.toFixed(1))
    .join(', ')} (1, 5, 15 minutes)`;
}

function machine(): string {
  const cores = cpus();
  return `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cores.length} cores (${cores[0]?.model.trim() ?? 'unknown'}). ${load()}`;
}

function described(amounts: Amounts): string {
  const { sessions, rounds, handshakes, echoing, echoes, idle, pages, panels } = amounts;
  return (
    `${sessions} sessions of fresh processes, ${rounds} rounds each; per round and server ${handshakes} handshakes and ` +
    `${echoing * echoes} echoes on ${echoing} connections; ${idle} idle connections; ${pages * panels} panels of ${pages} pages.`
  );
}
