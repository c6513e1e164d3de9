import { expect, test } from 'vitest';
import { editDistance, probablyMeant } from './typos.ts';

test.each([
  ['', '', 0],
  ['', 'abc', 3],
  ['abc', '', 3],
  ['kitten', 'sitting', 3],
  ['PORT', 'PROT', 2],
  ['same', 'same', 0],
])('distance of %j and %j is %i', (one, other, distance) => {
  expect(editDistance(one, other)).toBe(distance);
});

test.each([
  ['LIMIT_PANEL', 'LIMIT_PANELS'],
  ['LIMIT_PANELS', undefined],
  ['LIMIT_SOMETHING_ELSE', undefined],
])('%s probably meant %s', (text, meant) => {
  expect(probablyMeant(text, ['LIMIT_PANELS', 'LIMIT_LEARNERS'])).toBe(meant);
});
