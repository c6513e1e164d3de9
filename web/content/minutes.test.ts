import { expect, test } from 'vitest';
import { minutesOf } from './minutes.ts';

test.each([
  ['nothing', [], 0, 0],
  ['200 words, tags apart', [`<p class="a b">${'word '.repeat(200)}</p>`], 0, 1],
  ['350 Han characters', ['读'.repeat(350)], 0, 1],
  ['both, in several parts', ['word '.repeat(150), '读'.repeat(200)], 0, 2],
  ['panels', ['word '], 3, 4],
])('%s', (_, notes, panels, minutes) => {
  expect(minutesOf(notes, panels)).toBe(minutes);
});
