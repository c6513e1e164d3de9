import { describe, expect, test } from 'vitest';
import { type Random, seeded, shuffled } from './random.ts';
import { interval95, type Pair, ratio } from './statistics.ts';

/** A standard normal number (Box and Muller). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

describe('the ratio', () => {
  const rounds = (...ratios: readonly number[]): Pair[] => ratios.map(lab => ({ bare: 1, lab }));

  test.each<{ of: string; sessions: Pair[][]; is: number }>([
    { of: 'one round', sessions: [[{ bare: 100, lab: 120 }]], is: 1.2 },
    { of: 'two rounds', sessions: [rounds(1, 2)], is: 1.5 },
    { of: 'rounds of which one was disturbed', sessions: [rounds(1.2, 1.1, 9)], is: 1.2 },
    {
      of: 'sessions of which one was disturbed',
      sessions: [rounds(1.2, 1.2), rounds(9, 9, 9), rounds(1.1)],
      is: 1.2,
    },
  ])('of $of', ({ sessions, is }) => {
    expect(ratio(sessions)).toBeCloseTo(is, 12);
  });

  test('of nothing is no number', () => expect(ratio([])).toBeNaN());
});

describe('the interval', () => {
  test('of rounds without noise is a point', () => {
    const rounds = [1, 2, 3].map(cost => ({ bare: cost, lab: cost * 1.5 }));
    const { low, high } = interval95([rounds, rounds], seeded(1));
    expect(low).toBeCloseTo(1.5, 12);
    expect(high).toBeCloseTo(1.5, 12);
  });

  test('holds the true ratio in about 95 of 100 experiments, with noise in sessions and in rounds', () => {
    const truth = 1.25;
    const random = seeded(20);
    let held = 0;
    for (let experiment = 0; experiment < 200; experiment += 1) {
      const sessions = Array.from({ length: 10 }, () => {
        const session = 1 + 0.03 * normal(random);
        return Array.from({ length: 6 }, () => {
          const bare = 100 * (1 + 0.1 * normal(random));
          return { bare, lab: truth * session * 100 * (1 + 0.1 * normal(random)) };
        });
      });
      const { low, high } = interval95(sessions, random, 400);
      if (low <= truth && truth <= high) held += 1;
    }
    expect(held / 200).toBeGreaterThan(0.85);
  });

  test('is wider where sessions differ than where only rounds do', () => {
    const costs = [1.1, 1.15, 1.2, 1.25, 1.3, 1.35, 1.4];
    const rounds = costs.map(lab => ({ bare: 1, lab }));
    const alike = interval95(
      costs.map(() => rounds),
      seeded(3),
      1000,
    );
    const apart = interval95(
      costs.map(lab => costs.map(() => ({ bare: 1, lab }))),
      seeded(3),
      1000,
    );
    expect(apart.high - apart.low).toBeGreaterThan(1.2 * (alike.high - alike.low));
  });

  test('is not turned by one session in eight that was disturbed', () => {
    const random = seeded(6);
    const session = (cost: number) =>
      Array.from({ length: 6 }, () => ({ bare: 1, lab: cost * (1 + 0.02 * normal(random)) }));
    const quiet = [1.24, 1.25, 1.26, 1.27, 1.28, 1.3, 1.31].map(session);
    const { high } = interval95([...quiet, session(1.69)], seeded(7));
    expect(high).toBeLessThan(1.35);
  });

  test('is the same for the same seed', () => {
    const random = seeded(4);
    const rounds = Array.from({ length: 200 }, () => ({ bare: 1, lab: 1 + random() }));
    expect(interval95([rounds], seeded(5), 500)).toEqual(interval95([rounds], seeded(5), 500));
    expect(interval95([rounds], seeded(5), 500)).not.toEqual(interval95([rounds], seeded(6), 500));
  });
});

describe('shuffling', () => {
  test('gives every order about equally often, and loses nothing', () => {
    const random = seeded(7);
    const counts = new Map<string, number>();
    for (let time = 0; time < 6_000; time += 1) {
      const order = shuffled(['a', 'b', 'c'], random).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']);
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });
});
