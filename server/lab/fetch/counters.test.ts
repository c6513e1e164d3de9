import { expect, test } from 'vitest';
import { Counters } from './counters.ts';

test('each panel counts for itself', () => {
  const counters = new Counters(() => true);
  expect([counters.up('a'), counters.up('a'), counters.up('b')]).toEqual([
    { from: 0, to: 1 },
    { from: 1, to: 2 },
    { from: 0, to: 1 },
  ]);
});

test('a counter dies with its panel', () => {
  const open = new Set(['kept']);
  const counters = new Counters(token => open.has(token));
  counters.up('kept');
  for (let n = 0; n < 1_000; n++) {
    open.add(`panel ${n}`);
    counters.up(`panel ${n}`);
    counters.up(`panel ${n}`);
    open.delete(`panel ${n}`);
  }
  expect(counters.size).toBeLessThanOrEqual(2);
  expect(counters.up('kept')).toEqual({ from: 1, to: 2 });
});
