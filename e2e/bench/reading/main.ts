/**
 * How long the readers of “My app fails” take: for each token that they know, repeated, and for random mixtures, 64 KB beside 32 KB. `run`
 * is called by the command.
 */
import { parseArgs } from 'node:util';
import { diagnose } from '../../../web/diagnose/diagnose.ts';
import { MOST_CHARACTERS } from '../../../web/diagnose/reading/limits.ts';
import { ALL_OF_THE_CONSOLE, OF_OTHERS, SHAPES } from '../../../web/diagnose/testing/tokens.ts';
import { NOTHING_TYPED } from '../../../web/diagnose/typed.ts';
import { seeded } from '../random.ts';

const HIGHEST_SEED = 2 ** 32;
/** What twice as much may take at most, in times of the half. */
const MOST = 2.5;
/** Below this a clock measures itself. */
const SHORTEST_MS = 4;
const MIXTURES = 60;

interface Timed {
  readonly name: string;
  readonly half: number;
  readonly whole: number;
}

/** Milliseconds of this process’s own, so that others on the machine don’t count: the shortest of several runs, of which the first may compile. */
function timeOf(text: string): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run += 1) {
    const start = process.cpuUsage();
    diagnose(text, NOTHING_TYPED);
    shortest = Math.min(shortest, process.cpuUsage(start).user / 1000);
  }
  return shortest;
}

/** What seems to take too long is timed again: a collector of garbage may have run in between. */
function timed(name: string, textOf: (length: number) => string): Timed {
  const [half, whole] = [MOST_CHARACTERS / 2, MOST_CHARACTERS].map(textOf);
  let found: Timed = { name, half: timeOf(half ?? ''), whole: timeOf(whole ?? '') };
  for (let again = 0; again < 2 && ratioOf(found) > MOST; again += 1)
    found = { name, half: timeOf(half ?? ''), whole: Math.min(found.whole, timeOf(whole ?? '')) };
  return found;
}

function ratioOf({ half, whole }: Timed): number {
  return whole / Math.max(half, SHORTEST_MS);
}

function mixture(random: () => number, tokens: readonly string[], length: number): string {
  let text = '';
  while (text.length < length) {
    text += tokens[Math.floor(random() * tokens.length)] ?? '';
    if (random() < 0.2) text += random() < 0.5 ? '\n' : ' ';
  }
  return text.slice(0, length);
}

/** @returns whether twice as much takes at most two and a half times as long, for every token and mixture */
export function run(_: unknown, args: readonly string[]): boolean {
  const { values } = parseArgs({
    args: [...args],
    options: { seed: { type: 'string', default: String(Math.floor(Math.random() * HIGHEST_SEED)) } },
  });
  const tokens = [...new Set([...ALL_OF_THE_CONSOLE, ...OF_OTHERS])];
  const all: Timed[] = [];
  for (const [shape, fill] of Object.entries(SHAPES)) {
    for (const token of tokens)
      all.push(timed(`${JSON.stringify(token)} ${shape}`, length => fill(token, length)));
  }
  for (let number = 0; number < MIXTURES; number += 1) {
    const seed = Number(values.seed) + number;
    all.push(timed(`mixture of seed ${seed}`, length => mixture(seeded(seed), tokens, length)));
  }
  const worst = all.toSorted((one, other) => ratioOf(other) - ratioOf(one));
  const slowest = all.toSorted((one, other) => other.whole - one.whole);
  console.log(`${all.length} texts, from seed ${values.seed}. The highest ratios of 64 KB to 32 KB:`);
  for (const one of worst.slice(0, 5))
    console.log(
      `  ${ratioOf(one).toFixed(2)}  ${one.half.toFixed(1)} ms, ${one.whole.toFixed(1)} ms  ${one.name}`,
    );
  console.log('The slowest:');
  for (const one of slowest.slice(0, 5)) console.log(`  ${one.whole.toFixed(1)} ms  ${one.name}`);
  const above = worst.filter(one => ratioOf(one) > MOST);
  console.log(`${all.length - above.length} of ${all.length} at most ${MOST}`);
  return above.length === 0;
}
