import { expect, test } from 'vitest';
import { describeFact } from './facts.ts';

test.each([
  ['hello', '"hello"'],
  ['', '""'],
  [1006, '1006'],
  [false, 'false'],
  [undefined, 'undefined'],
  [new Uint8Array([0xca, 0xfe]).buffer, '2 B: ca fe'],
  [new Uint8Array([1, 2, 3]).subarray(1), '2 B: 02 03'],
  [['a', { n: 1 }, new Uint8Array([255])], '["a",{"n":1},"<ff>"]'],
  [new URL('ws://lab.example/ws?a=1'), 'ws://lab.example/ws?a=1'],
  ['x'.repeat(400), `"${'x'.repeat(299)}…`],
])('%j', (value, text) => {
  expect(describeFact(value)).toBe(text);
});
