import { expect, test } from 'vitest';
import { checkMoved, readMoved } from './moved.ts';
import { formatProblem } from './problem.ts';

const TARGETS = new Map([
  ['cors', ['one', 'two']],
  ['cookies', []],
]);

const messages = (table: Readonly<Record<string, string>>): readonly string[] =>
  checkMoved(JSON.stringify(table, null, 2), TARGETS).map(formatProblem);

test('lessons and parts that are gone may lead to those that are there', () => {
  expect(messages({ 'cookies#one': 'cors#one', old: 'cors', 'old#part': 'cors#two' })).toEqual([]);
});

test.each([
  ['a part that is still there', { 'cors#one': 'cors#two' }, '"cors#one" is still there; delete this line'],
  ['a lesson that is still there', { cors: 'cookies' }, '"cors" is still there; delete this line'],
  [
    'a part of a lesson that is gone, which leads nowhere itself',
    { 'old#part': 'cors#two' },
    'no page is at "old"; write where that lesson went',
  ],
  [
    'a target that is gone',
    { 'cookies#one': 'cors#three' },
    '"cookies#one" leads to a part {#three} that the lesson "cors" doesn’t have; choose one of one, two',
  ],
  [
    'another line as target: one redirect is enough',
    { 'cookies#one': 'cookies#two', 'cookies#two': 'cors#one' },
    '"cookies#one" leads to a part {#two} that the lesson "cookies" doesn’t have; none exists yet',
  ],
])('%s', (_, table, message) => {
  expect(messages(table)).toEqual([`docs/moved.json:2:3 ${message}`]);
});

test('a table that isn’t JSON is not read', () => {
  expect(() => readMoved('{')).toThrow(SyntaxError);
});
