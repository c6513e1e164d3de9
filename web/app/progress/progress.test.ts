import { describe, expect, test } from 'vitest';
import type { Reached, Stood } from '../../run/claim-progress.ts';
import {
  countOf,
  goOn,
  NO_PROGRESS,
  type Progress,
  readProgress,
  withClaim,
  writeProgress,
} from './progress.ts';

const claim = (reached: Reached, stood: Stood | null = null) => ({ reached, stood });
const SOME: Progress = {
  latest: 'cors',
  lessons: {
    cors: { a: claim('explained', 'yes'), b: claim('predicted') },
    socket: { c: claim('run', 'no') },
  },
};

describe('what is stored', () => {
  test('is read as it was written', () => {
    expect(readProgress(writeProgress(SOME))).toEqual(SOME);
  });

  test.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['no object', '[]'],
    ['a number', '1'],
    ['the form of before', '{"cors":{"a":"yes"}}'],
    ['another version', JSON.stringify({ ...SOME, version: 2 })],
    ['lessons that are none', '{"version":1,"lessons":[]}'],
    ['a lesson that is none', '{"version":1,"lessons":null}'],
  ])('%s is no progress', (_, stored) => {
    expect(readProgress(stored)).toEqual(NO_PROGRESS);
  });

  test('is read as far as it can be understood', () => {
    const stored = {
      version: 1,
      latest: 7,
      lessons: {
        cors: {
          a: { reached: 'explained', stood: 'yes', more: 1 },
          b: { reached: 'solved' },
          c: 'run',
          d: null,
        },
        socket: 'done',
        other: { e: { reached: 'run', stood: 'knobs-turned' } },
      },
    };
    expect(readProgress(JSON.stringify(stored))).toEqual({
      latest: null,
      lessons: { cors: { a: claim('explained', 'yes') }, socket: {}, other: { e: claim('run') } },
    });
  });

  test('holds a lesson with the name of something that every object has', () => {
    const stored = '{"version":1,"latest":null,"lessons":{"__proto__":{"constructor":{"reached":"run"}}}}';
    const { lessons } = readProgress(stored);
    expect(Object.keys(lessons)).toEqual(['__proto__']);
    expect(countOf(lessons.cors, ['a'])).toEqual({ run: 0, explained: 0 });
  });
});

describe('a claim', () => {
  test('keeps the farthest that was reached, and how the newest run stood', () => {
    const first = withClaim(NO_PROGRESS, 'cors', 'a', claim('explained', 'no'));
    const again = withClaim(first, 'cors', 'a', claim('run', 'yes'));
    expect(again.lessons.cors?.a).toEqual(claim('explained', 'yes'));
    expect(withClaim(again, 'cors', 'a', claim('predicted')).lessons.cors?.a).toEqual(
      claim('explained', 'yes'),
    );
  });

  test('that is done again alike changes nothing', () => {
    expect(withClaim(SOME, 'cors', 'b', claim('predicted'))).toBe(SOME);
  });

  test('makes its lesson the latest', () => {
    expect(withClaim(SOME, 'socket', 'c', claim('run', 'no')).latest).toBe('socket');
  });
});

test('a lesson counts its own claims alone', () => {
  expect(countOf(SOME.lessons.cors, ['a', 'b', 'z'])).toEqual({ run: 1, explained: 1 });
  expect(countOf(SOME.lessons.socket, ['c'])).toEqual({ run: 1, explained: 0 });
  expect(countOf(undefined, ['c'])).toEqual({ run: 0, explained: 0 });
});

describe('going on', () => {
  const entry = (id: string, ...claims: string[]) => ({ id, label: id, claims });
  const course = [entry('first', 'x'), entry('cors', 'a', 'b'), entry('socket', 'c')];

  test.each<[string, Progress, string | null]>([
    ['nothing done', NO_PROGRESS, null],
    ['the lesson last worked on', SOME, 'cors#b'],
    [
      'what follows a lesson that is done',
      withClaim(SOME, 'cors', 'b', claim('explained', 'yes')),
      'socket#c',
    ],
    [
      'what was left out before it',
      { latest: 'socket', lessons: { ...SOME.lessons, socket: { c: claim('explained', 'yes') } } },
      'first#x',
    ],
    ['a lesson that is gone', { latest: 'gone', lessons: { gone: { q: claim('run', 'yes') } } }, 'first#x'],
  ])('%s', (_, progress, where) => {
    const next = goOn(course, progress);
    expect(next && `${next.lesson.id}#${next.claim}`).toBe(where);
  });

  test('ends where nothing is left', () => {
    expect(goOn([entry('cors', 'a')], SOME)).toBeNull();
  });
});
