import { table } from '../servers/table.ts';
import type { SessionResult } from './session.ts';
import { type Interval, median, type Pair } from './statistics.ts';

/** What is measured, and what it may cost. */
export interface Operation {
  readonly title: string;
  readonly unit: 'µs' | 'KiB';
  /** Of one unit in what was measured. */
  readonly scale: number;
  /** The ratio that is aimed at, and the most that the upper end of its interval may be. */
  readonly aim: number;
  readonly limit: number;
}

const KIB = 1024;

export const OPERATIONS: Readonly<Record<keyof SessionResult, Operation>> = {
  handshake: { title: 'handshake, CPU', unit: 'µs', scale: 1, aim: 1.1, limit: 1.3 },
  echo: { title: 'echo of 64 B, CPU', unit: 'µs', scale: 1, aim: 1.2, limit: 1.5 },
  rss: { title: 'idle connection, RSS', unit: 'KiB', scale: KIB, aim: 1.2, limit: 1.35 },
  heap: { title: 'idle connection, heap', unit: 'KiB', scale: KIB, aim: 1.2, limit: 1.35 },
};

/** One operation, measured. */
export interface Measured {
  readonly operation: Operation;
  readonly pairs: readonly Pair[];
  readonly ratio: number;
  readonly interval: Interval;
}

/** An interval with the limit inside decides nothing: more sessions narrow it. Neither does nothing measured (NaN). */
export function verdictOf({ operation, interval }: Measured): 'holds' | 'TOO DEAR' | 'undecided' {
  if (interval.high <= operation.limit) return 'holds';
  return interval.low > operation.limit ? 'TOO DEAR' : 'undecided';
}

const HEADINGS = ['operation', 'bare', 'lab', 'ratio', '95 % interval', 'aim', 'limit', 'verdict'];

export function report(measured: readonly Measured[]): string[] {
  return table(HEADINGS, measured.map(row));
}

function row(measured: Measured): string[] {
  const { operation, pairs, ratio, interval } = measured;
  const cost = (side: keyof Pair) =>
    `${(median(pairs.map(pair => pair[side])) / operation.scale).toFixed(1)} ${operation.unit}`;
  return [
    operation.title,
    cost('bare'),
    cost('lab'),
    ratio.toFixed(3),
    `${interval.low.toFixed(3)} to ${interval.high.toFixed(3)}`,
    operation.aim.toFixed(2),
    operation.limit.toFixed(2),
    verdictOf(measured),
  ];
}
