import { expect, test } from 'vitest';
import { outcomeOf } from './outcome.ts';

test.each([
  ['nowhere', 'browser', 'repaired'],
  ['nowhere', 'server', 'repaired'],
  ['nowhere', 'before-sending', 'repaired'],
  ['nowhere', 'nowhere', 'too-open'],
  ['preflight', 'preflight', 'broken'],
  ['browser', 'nowhere', 'broken'],
  ['nowhere', null, null],
  [null, 'browser', null],
] as const)('friend %s, stranger %s: %s', (friend, stranger, outcome) => {
  expect(outcomeOf(friend, stranger)).toBe(outcome);
});
