import { expect, test } from 'vitest';
import { costOf } from './cost.ts';

test.each([
  ['nothing', undefined, 1],
  ['a small event', '2["message",{"a":[1,2,3]}]', 1],
  ['a string full of brackets', `2["message","${'[,{\\"'.repeat(100)}"]`, 1],
  ['40 KB of text', `2["message","${'x'.repeat(40_960)}"]`, 11],
  ['40 KB of bytes', Buffer.alloc(40_960), 11],
  ['an array of 160 numbers', `2["message",[${Array(160).fill(1)}]]`, 11],
  ['160 objects', `2["message"${',{}'.repeat(160)}]`, 21],
])('%s', (_what, data, tokens) => {
  expect(costOf(data)).toBe(tokens);
});

test('960 KB of empty arrays cost more than a burst', () => {
  expect(costOf(`2["message",[${Array(320_000).fill('[]')}]]`)).toBeGreaterThan(2_000);
});
