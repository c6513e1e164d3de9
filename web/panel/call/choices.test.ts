import { expect, test } from 'vitest';
import { split } from './choices.ts';

const choices = (...values: readonly string[]) =>
  values.map(value => ({ value, code: value === 'none' ? null : value, note: null }));
const valuesOf = (all: ReturnType<typeof choices>, kept: readonly string[]) => {
  const { first, rest } = split(all, kept);
  return [first.map(({ value }) => value), rest.map(({ value }) => value)];
};

test('up to six choices are all in view, the one without a line last', () => {
  expect(valuesOf(choices('none', 'a', 'b', 'c', 'd', 'e'), ['a', 'a'])).toEqual([
    ['a', 'b', 'c', 'd', 'e', 'none'],
    [],
  ]);
});

test('of more, five are: what is set, what the lesson sets, and the one without a line among them', () => {
  expect(valuesOf(choices('none', 'a', 'b', 'c', 'd', 'e', 'f', 'g'), ['g', 'e'])).toEqual([
    ['a', 'b', 'e', 'g', 'none'],
    ['c', 'd', 'f'],
  ]);
});
