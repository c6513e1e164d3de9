/** One question about the other clock: when it was asked, what it said, when the response came; milliseconds since the Unix epoch. */
export interface ClockSample {
  readonly asked: number;
  readonly said: number;
  readonly answered: number;
}

/** Add `offset` to a time of the server to get the page's time; the truth lies within `error` of it. Both in milliseconds. */
export interface ClockEstimate {
  readonly offset: number;
  readonly error: number;
}

/** Milliseconds since the Unix epoch on the page's monotonic clock (High Resolution Time §4: it never runs backwards). */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

/**
 * The estimate of the sample with the shortest round trip: the response was given somewhere within it, so half of it bounds the error
 * (RFC 5905 §8 uses the same midpoint and the same bound). Null without samples.
 */
export function estimateClock(samples: readonly ClockSample[]): ClockEstimate | null {
  let best: ClockSample | undefined;
  for (const sample of samples) {
    if (!best || sample.answered - sample.asked < best.answered - best.asked) best = sample;
  }
  if (!best) return null;
  const half = (best.answered - best.asked) / 2;
  return { offset: best.asked + half - best.said, error: half };
}
