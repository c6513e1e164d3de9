import { expect, test } from 'vitest';
import { STOPS } from '../rules/core/stop.ts';
import { type Stopped, stopMark, stopSentence, stopsOf, stopWords } from './stops.ts';

const stopped = (more: Partial<Stopped>): Stopped => ({
  about: 'request',
  stop: 'before-sending',
  place: null,
  arrived: false,
  ...more,
});

test('a request may stop anywhere; a cookie is carried or not; a message waits for no response', () => {
  expect(stopsOf('request')).toEqual(STOPS);
  expect(stopsOf('cookie')).toEqual(['before-sending', 'nowhere']);
  expect(stopsOf('message')).toEqual(['before-sending', 'browser', 'server', 'nowhere']);
});

test('a request that should have carried a cookie is described like any request', () => {
  expect(stopWords('cookie', 'no-response')).toBe(stopWords('request', 'no-response'));
});

test.each<[string, Partial<Stopped>, string, string]>([
  ['a request that is not sent', {}, 'the browser does not send it', '浏览器不发送'],
  [
    'one that should have followed another',
    { arrived: true },
    'the browser does not send the next request',
    '浏览器没有发出下一个请求',
  ],
  [
    'a request that is sent without its cookie',
    { about: 'cookie', arrived: true },
    'the request is sent without the cookie',
    '请求发出了，没有带上 cookie',
  ],
  [
    'a cookie that goes along',
    { about: 'cookie', stop: 'nowhere', arrived: true },
    'the request carries the cookie',
    '请求带上了 cookie',
  ],
])('%s', (_what, more, en, zh) => expect(stopSentence(stopped(more))).toEqual({ en, zh }));

test.each<['request' | 'response', string]>([
  ['response', 'the browser does not keep xdl_lax'],
  ['request', 'the browser does not send xdl_lax'],
])('a cookie at a %s', (half, mark) => {
  const place = { what: 'xdl_lax', exchange: 1, half } as const;
  expect(stopMark(stopped({ about: 'cookie', arrived: true, place })).en).toBe(mark);
});
