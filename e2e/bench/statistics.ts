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

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const above = sorted[Math.floor(middle)] ?? Number.NaN;
  return sorted.length % 2 === 1 ? above : ((sorted[middle - 1] ?? Number.NaN) + above) / 2;
}

/**
 * The lab's cost as a multiple of the bare server's: the median of the sessions, each of which counts as the median of its
 * rounds. One round or one session that something else on the machine disturbed moves it by no more than its place in the order.
 * @param sessions the rounds of each pair of server processes
 * @returns NaN without rounds
 */
export function ratio(sessions: readonly (readonly Pair[])[]): number {
  return median(sessions.map(rounds => median(rounds.map(({ bare, lab }) => lab / bare))));
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
    ratio(sessions.map(() => redrawn(drawn(sessions, random) ?? [], random))),
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
