import { describe, expect, test } from 'vitest';
import { chooseCoding, chooseLanguage, isFresh } from './negotiate.ts';

describe('content coding', () => {
  test.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0, *', 'gzip'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['br;q=nonsense, gzip', 'gzip'],
    ['identity', 'identity'],
  ])('%j is answered with %s', (field, coding) => {
    expect(chooseCoding(field)).toBe(coding);
  });
});

describe('language', () => {
  test.each([
    [undefined, 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['fr, zh-TW;q=0.5, en;q=0.2', 'zh'],
    ['zh;q=0, en', 'en'],
    ['en;q=0.1, zh;q=0.9', 'zh'],
    ['zhx', 'en'],
    ['*', 'en'],
  ])('%j is answered in %s', (field, language) => {
    expect(chooseLanguage(field, ['en', 'zh'])).toBe(language);
  });
});

describe('a cached copy', () => {
  test.each([
    [undefined, false],
    ['"a"', true],
    ['W/"a"', true],
    ['"b", "a"', true],
    ['"b"', false],
    ['*', true],
  ])('with %j: fresh is %s', (field, fresh) => {
    expect(isFresh(field, '"a"')).toBe(fresh);
  });
});
