import { describe, expect, test } from 'vitest';
import { OF_OTHERS, OF_THE_CONSOLE, SHAPES } from '../testing/tokens.ts';
import { workOf } from '../testing/work.ts';
import { SENTENCES } from './console.ts';
import { MOST_OF_A_LINE } from './limits.ts';
import { readPaste } from './paste.ts';

/** Characters that a reader looks at for each character of a paste, at most: some hundreds of patterns, for lines that may be wrapped. */
const MOST_WORK = 4_000;

/** Whether a part that repeats stands in a part that repeats, by a pattern’s source: then a line can be read in exponentially many ways. */
function nestsRepetitions({ source }: RegExp): boolean {
  // Escapes and classes say nothing about structure; of lookarounds and names only the bracket counts.
  const plain = source
    .replace(/\\./g, 'x')
    .replace(/\[[^\]]*\]/g, 'x')
    .replace(/\(\?(?:<?[=!:]|<\w+>|:)/g, '(');
  const open: boolean[] = [false];
  for (let at = 0; at < plain.length; at += 1) {
    const repeats = /^(?:[*+]|\{\d+,\d*\})/.test(plain.slice(at + 1));
    if (plain[at] === '(') open.push(false);
    else if (plain[at] === ')') {
      const inside = open.pop() ?? false;
      if (inside && repeats) return true;
      open[open.length - 1] ||= inside || repeats;
    } else if (repeats) open[open.length - 1] = true;
  }
  return false;
}

test('no pattern of a console’s sentence repeats a repetition', () => {
  expect(nestsRepetitions(/(a+)+b/)).toBe(true);
  expect(nestsRepetitions(/(?:x(?:[ab]{1,9} )?)*/)).toBe(true);
  expect(nestsRepetitions(/(?<a>a+) (?:(?!b)[^c])* (?:d{2,3})?/)).toBe(false);
  expect(SENTENCES.map(({ pattern }) => pattern).filter(nestsRepetitions)).toEqual([]);
});

describe.each(Object.entries(SHAPES))('reading takes work in proportion to the paste: %s', (_, shape) => {
  test.each([...OF_THE_CONSOLE, ...OF_OTHERS])('%j', token => {
    const half = shape(token, MOST_OF_A_LINE);
    const whole = shape(token, 2 * MOST_OF_A_LINE);
    const [once, twice] = [half, whole].map(text => workOf(() => readPaste(text)));
    // Where lines or messages have reached their limits, more of them is no more work.
    expect(twice).toBeLessThan(2.2 * (once ?? 0));
    expect(twice).toBeLessThan(MOST_WORK * whole.length);
  });
});
