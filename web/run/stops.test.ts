import { expect, test } from 'vitest';
import { STOPS } from '../rules/core/stop.ts';
import { answerOf, answersOf, type Stopped, stopSentence, stopsOf, stopWords } from './stops.ts';

const stopped = (more: Partial<Stopped>): Stopped => ({
  about: 'request',
  stop: 'before-sending',
  place: null,
  arrived: false,
  ...more,
});

test('each subject offers the stops that make sense for it', () => {
  expect(new Set(stopsOf('request'))).toEqual(new Set(STOPS));
  expect(stopsOf('connection')).not.toContain('preflight');
  expect(stopsOf('cookie')).toEqual(['before-sending', 'nowhere']);
  expect(stopsOf('message')).toEqual(['before-sending', 'browser', 'server', 'nowhere']);
  expect(stopsOf('relation')).toEqual(['nowhere']);
});

test('of two URLs it is asked what they are to each other, and the step that says so answers', () => {
  expect(answersOf('relation')).toEqual(['origins-same', 'origins-same-site', 'origins-cross-site']);
  expect(answerOf('relation', { stops: 'nowhere', because: 'origins-same' })).toBe('origins-same');
  expect(answerOf('relation', { stops: 'before-sending', because: 'certificate-trusted' })).toBe(
    'before-sending',
  );
  expect(answerOf('request', { stops: 'browser', because: 'allow-origin-present' })).toBe('browser');
});

test('a request that should have carried a cookie is described like any request', () => {
  expect(stopWords('cookie', 'no-response')).toBe(stopWords('request', 'no-response'));
});

test.each(['request', 'connection', 'cookie', 'message'] as const)(
  'the stops of a %s fit beside their lifeline and can be told apart',
  about => {
    const texts = stopsOf(about).map(stop => stopWords(about, stop).short);
    expect(new Set(texts.map(({ en }) => en)).size).toBe(texts.length);
    expect(new Set(texts.map(({ zh }) => zh)).size).toBe(texts.length);
    for (const { en, zh } of texts) {
      expect(en.length).toBeLessThan(20);
      expect(zh.length).toBeLessThan(9);
    }
  },
);

test.each<[string, Partial<Stopped>, string, string]>([
  ['a request that is not sent', {}, 'The request is never sent.', '浏览器没有发出请求。'],
  [
    'one that should have followed another',
    { arrived: true },
    'The next request is never sent.',
    '浏览器没有发出下一个请求。',
  ],
  [
    'a cookie that goes along',
    { about: 'cookie', stop: 'nowhere', arrived: true },
    'The request carries it.',
    '请求带上了它。',
  ],
  [
    'a cookie that a response set and that is not kept',
    { about: 'cookie', arrived: true, place: { what: 'xdl_lax', exchange: 1, half: 'response' } },
    'The browser doesn’t keep xdl_lax.',
    '浏览器没有保存 xdl_lax。',
  ],
  [
    'a cookie that a request goes without',
    { about: 'cookie', arrived: true, place: { what: 'xdl_lax', exchange: 1, half: 'request' } },
    'The browser doesn’t send xdl_lax.',
    '浏览器没有带上 xdl_lax。',
  ],
])('%s', (_what, more, en, zh) => expect(stopSentence(stopped(more))).toEqual({ en, zh }));
