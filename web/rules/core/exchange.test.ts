import { expect, test } from 'vitest';
import { decide } from './decide.ts';
import { getField, hasToken, listOf } from './exchange.ts';

test('a field sent twice is one list; names compare without case', () => {
  const sent = [
    { name: 'hOsT', value: 'x' },
    { name: 'A', value: '1' },
    { name: 'a', value: '2' },
  ];
  expect(getField(sent, 'Host')).toBe('x');
  expect(getField(sent, 'A')).toBe('1, 2');
  expect(getField(sent, 'b')).toBeNull();
});

test.each<[string | null, readonly string[]]>([
  [null, []],
  ['', []],
  [' , ,', []],
  ['a', ['a']],
  ['a,b , a', ['a', 'b', 'a']],
])('the list %j', (value, elements) => {
  expect(listOf(value)).toEqual(elements);
});

test('tokens compare whole and without case', () => {
  expect(hasToken('keep-alive, Upgrade', 'upgrade')).toBe(true);
  expect(hasToken('upgraded', 'upgrade')).toBe(false);
});

test('a rule that says nothing is an error', () => {
  expect(() => decide([])).toThrow(RangeError);
});
