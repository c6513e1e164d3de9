import type { Random } from './random.ts';

/** The cost of the same work on both servers, measured next to each other; in one unit. */
export interface Pair {
  readonly bare: number;
  readonly lab: number;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

const RESAMPLES = 10_000;
const TAIL = 0.025;

/**
 * The lab's cost as a multiple of the bare server's: the sums are divided, so that each round counts as much as it cost.
 * @returns NaN without rounds
 */
export function ratio(pairs: readonly Pair[]): number {
  let bare = 0;
  let lab = 0;
  for (const pair of pairs) {
    bare += pair.bare;
    lab += pair.lab;
  }
  return lab / bare;
}

/**
 * The 95 % interval of the ratio by the percentile bootstrap (Efron, 1979) in two stages: sessions are drawn with
 * replacement, then rounds within each. Rounds of one session share their processes, and with them how the code was
 * compiled and where memory lay, so rounds alone would pass for more evidence than they are.
 * @param sessions the rounds of each pair of server processes, none of them empty
 */
export function interval95(
  sessions: readonly (readonly Pair[])[],
  random: Random,
  resamples = RESAMPLES,
): Interval {
  const ratios = Float64Array.from({ length: resamples }, () =>
    ratio(sessions.flatMap(() => redrawn(drawn(sessions, random) ?? [], random))),
  ).sort();
  const at = (share: number) => ratios[Math.round(share * (resamples - 1))] ?? Number.NaN;
  return { low: at(TAIL), high: at(1 - TAIL) };
}

function drawn<T>(items: readonly T[], random: Random): T | undefined {
  return items[Math.floor(random() * items.length)];
}

/** As many rounds as there are, drawn with replacement. */
function redrawn(rounds: readonly Pair[], random: Random): Pair[] {
  return rounds.map(round => drawn(rounds, random) ?? round);
}
