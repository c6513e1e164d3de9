import { describe, expect, test } from 'vitest';
import { choicesOf, listPattern } from './choices.ts';

const matches = (pattern: string, text: string) => new RegExp(`^(?:${pattern})$`, 'v').test(text);

describe('a list of words, each once', () => {
  const pattern = listPattern(['*', 'x-lab', 'X-Lab', 'range']);
  test.each(['', '*', 'x-lab', '*,x-lab', 'x-lab,X-Lab,range', 'range,*'])('takes %j', text => {
    expect(matches(pattern, text)).toBe(true);
  });
  test.each([
    ',',
    'x-lab,',
    ',x-lab',
    'x-lab, range',
    'x-lab,range,x-lab',
    '*,*',
    'other',
    'x-labs',
    'x-lab\n',
    '**',
  ])('refuses %j', text => {
    expect(matches(pattern, text)).toBe(false);
  });
});

describe('a sequence of words', () => {
  const pattern = listPattern(['lab', 'lab-tls'], 3);
  test.each(['', 'lab', 'lab,lab', 'lab-tls,lab,lab-tls'])('takes %j', text => {
    expect(matches(pattern, text)).toBe(true);
  });
  test.each(['lab,lab,lab,lab', 'lab,,lab', 'evil'])('refuses %j', text => {
    expect(matches(pattern, text)).toBe(false);
  });
});

test('choices read as the words themselves, but for those with a gloss', () => {
  expect(choicesOf([200, 'none'], { none: { zh: '没有', en: 'nothing' } })).toEqual({
    200: { zh: '200', en: '200' },
    none: { zh: '没有', en: 'nothing' },
  });
});
