import { expect, test } from 'vitest';
import { estimateClock } from './clock.ts';

test('no sample, no estimate', () => {
  expect(estimateClock([])).toBeNull();
});

test('the shortest round trip decides, and half of it is the error', () => {
  const estimate = estimateClock([
    { asked: 1000, said: 500, answered: 1040 },
    { asked: 2000, said: 1498, answered: 2004 },
    { asked: 3000, said: 2400, answered: 3100 },
  ]);
  expect(estimate).toEqual({ offset: 504, error: 2 });
});
