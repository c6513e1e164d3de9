import { describe, expect, test } from 'vitest';
import { workOf } from '../testing/work.ts';
import { SENTENCES } from './console.ts';
import { MOST_OF_A_LINE } from './limits.ts';
import { readPaste } from './paste.ts';

/** Characters that a reader looks at for each character of a paste, at most: some dozens of patterns, for lines that may be wrapped. */
const MOST_WORK = 2_000;

/** The words that a pattern looks for, as they stand in it. */
function literalsOf({ source }: RegExp): readonly string[] {
  return source
    .replace(/\\([^\w])/g, '$1')
    .split(/\(\?<\w+>|\[[^\]]*\]|\(\?[:=!<]+|\\\w|[(){}|*+?^$]/)
    .filter(text => text.length > 2);
}

const CONSOLE = [...new Set(SENTENCES.flatMap(({ pattern }) => literalsOf(pattern)))];

/** What the other readers look for, whole and broken off. */
const OTHERS = [
  'fetch(',
  'fetch("',
  "fetch('\\",
  'fetch(`',
  'fetch({',
  'fetch(/*',
  'fetch("x",{',
  'fetch("http://a.example/",{',
  'fetch("http://a.example/",[/*',
  'io(',
  'io.connect(  ',
  'new WebSocket(',
  'new ',
  'curl ',
  'curl a.example\n',
  "curl '\n",
  'curl "\\',
  'curl \\\n',
  "curl $'\\u",
  'curl ^\n',
  'curl a ^\n-H ^"',
  'HTTP/1.1 200 OK\n',
  'HTTP/1.1 200 OK\nA: 1\n',
  'A: 1\n',
  'A:\n b\n',
  ' b\n',
  'access-control-allow-origin: *\n',
  'access-control-allow-origin: *\n\n',
  '> GET / HTTP/1.1\n',
  '> GET / HTTP/1.1\n> A: b\n',
  '< A: b\n',
  '* SSL connection using ',
  'http://',
  'http://a.example/?a=eyJaaaaaaaa.&',
  'eyJ-',
  ' ',
  '\t',
  '\n',
  '"',
  "'",
  '`',
  '\\',
  '[',
  '{',
  '(',
  ',',
  ':',
  'a',
  '…',
  '\u001b[',
  '\r',
];

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

function filledWith(token: string, length: number): string {
  return token.repeat(Math.ceil(length / token.length)).slice(0, length);
}

/** In one line, in lines that are as long as is read of one, and in short ones that may be parts of one. */
const SHAPES: Readonly<Record<string, (token: string, length: number) => string>> = {
  'in one line': filledWith,
  'in short lines': (token, length) => filledWith(`${token}\n`, length),
  'in long lines': (token, length) => filledWith(`${filledWith(token, MOST_OF_A_LINE)}\n`, length),
};

describe.each(Object.entries(SHAPES))('reading takes work in proportion to the paste: %s', (_, shape) => {
  test.each([...CONSOLE, ...OTHERS])('%j', token => {
    const half = shape(token, 2 * MOST_OF_A_LINE);
    const whole = shape(token, 4 * MOST_OF_A_LINE);
    const [once, twice] = [half, whole].map(text => workOf(() => readPaste(text)));
    // Where lines or messages have reached their limits, more of them is no more work.
    expect(twice).toBeLessThan(2.2 * (once ?? 0));
    expect(twice).toBeLessThan(MOST_WORK * whole.length);
  });
});
