import { expect, test } from 'vitest';
import { quote } from './quote.ts';

test.each([
  ['plain', '"plain"'],
  ['', '""'],
  ['say "hi" \\', '"say \\"hi\\" \\\\"'],
  ['<script>&', '"\\u003cscript\\u003e\\u0026"'],
  ['a\r\nX-Evil: 1', '"a\\u000d\\u000aX-Evil: 1"'],
  ['\u001b[31m', '"\\u001b[31m"'],
  ['网\u202e', '"\\u7f51\\u202e"'],
])('%j becomes %s', (text, quoted) => {
  expect(quote(text)).toBe(quoted);
});

test('a long text is cut before it is escaped', () => {
  expect(quote('a'.repeat(5_000))).toBe(`"${'a'.repeat(120)}…"`);
});
