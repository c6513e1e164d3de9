import { expect, test } from 'vitest';
import { Bucket, type Charge, ended } from './bucket.ts';

const BURST = 100;

/** What each of some messages costs, all at one moment. */
const take = (bucket: Bucket, messages: number, now: number): Charge[] =>
  Array.from({ length: messages }, () => bucket.take(BURST, now));

test.each([0, 5, 1e9 + 0.1])('at %d a burst is free but for one warning; what follows ends it', now => {
  const bucket = new Bucket();
  const charges = take(bucket, BURST, now);
  expect(charges.filter(charge => charge === 'warn')).toHaveLength(1);
  expect(charges.indexOf('warn')).toBeOneOf([75, 76]);
  expect(charges).not.toContain('end');
  expect(take(bucket, 2, now)).toEqual(['end', 'end']);
});

test('a message that costs more takes as many tokens', () => {
  const bucket = new Bucket();
  expect(bucket.take(BURST, 0, 60)).toBe('free');
  expect(bucket.take(BURST, 0, 40)).toBe('warn');
  expect(bucket.take(BURST, 0, 1)).toBe('end');
  expect(new Bucket().take(BURST, 0, BURST + 1)).toBe('end');
});

test('a tenth of the burst comes back each second, never more than the burst', () => {
  const bucket = new Bucket();
  take(bucket, BURST, 0);
  expect(take(bucket, 11, 1_000).filter(charge => charge === 'end')).toHaveLength(1);
  expect(take(bucket, BURST + 1, 1_000_000).filter(charge => charge === 'end')).toHaveLength(1);
});

test('who stays below the rate is never warned', () => {
  const bucket = new Bucket();
  for (let second = 0; second < 1_000; second++)
    expect(take(bucket, 10, second * 1_000)).toEqual(Array(10).fill('free'));
});

test('a second burst is warned of again', () => {
  const bucket = new Bucket();
  take(bucket, BURST, 0);
  expect(take(bucket, BURST, 60_000)).toContain('warn');
});

test('the last sentence fits into a close frame', () => {
  expect(Buffer.byteLength(ended(1_000_000))).toBeLessThanOrEqual(123);
});
