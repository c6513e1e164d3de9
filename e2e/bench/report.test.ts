import { expect, test } from 'vitest';
import { OPERATIONS, verdictOf } from './report.ts';

test.each([
  [{ low: 1.1, high: 1.3 }, 'holds'],
  [{ low: 1.2, high: 1.4 }, 'undecided'],
  [{ low: 1.31, high: 1.4 }, 'TOO DEAR'],
  [{ low: Number.NaN, high: Number.NaN }, 'undecided'],
])('an interval of %o against a limit of 1.3: %s', (interval, verdict) => {
  expect(verdictOf({ operation: OPERATIONS.handshake, pairs: [], ratio: 1.2, interval })).toBe(verdict);
});
