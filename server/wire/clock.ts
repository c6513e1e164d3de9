import { performance } from 'node:perf_hooks';

const { timeOrigin } = performance;

/**
 * Milliseconds since the Unix epoch with fractions, from the clock that never steps back (High Resolution Time,
 * section 4: `timeOrigin` + `now()`), so that the order of two records is the order of their times.
 */
export function now(): number {
  return timeOrigin + performance.now();
}
