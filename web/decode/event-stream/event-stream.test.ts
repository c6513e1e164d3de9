import { describe, expect, test } from 'vitest';
import { decodeEventStream } from './event-stream.ts';

const read = (text: string) => decodeEventStream(new TextEncoder().encode(text));
const events = (text: string) =>
  read(text).blocks.map(({ data, lastEventId, type, whole }) => [type, data, lastEventId, whole]);

describe('the examples of the standard', () => {
  test.each([
    ['data: YHOO\ndata: +2\ndata: 10\n\n', [['message', 'YHOO\n+2\n10', '', true]]],
    [
      ': test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n',
      [
        ['message', null, '', true],
        ['message', 'first event', '1', true],
        ['message', 'second event', '', true],
        ['message', ' third event', '', false],
      ],
    ],
    [
      'data\n\ndata\ndata\n\ndata:\n',
      [
        ['message', '', '', true],
        ['message', '\n', '', true],
        ['message', '', '', false],
      ],
    ],
    [
      'data:test\n\ndata: test\n\n',
      [
        ['message', 'test', '', true],
        ['message', 'test', '', true],
      ],
    ],
  ])('%j', (text, wanted) => expect(events(text)).toEqual(wanted));
});

test.each(['\n', '\r', '\r\n'])('lines that end with %j', end => {
  expect(events(['event: price', 'data: 1', '', ''].join(end))).toEqual([['price', '1', '', true]]);
});

test.each([
  ['a byte order mark', '\uFEFFdata: 1\n\n', [['message', '1', '', true]]],
  ['no blank line', 'id: 7\ndata: 1\n', [['message', '1', '', false]]],
  ['a line that has not ended', 'data: 1\n\ndata: 2', [['message', '1', '', true]]],
  ['an id alone', 'id: 7\n\n', [['message', null, '7', true]]],
  ['an id with a null', 'id: a\0\ndata: 1\n\n', [['message', '1', '', true]]],
  ['names in another case', 'DATA: 1\n\n', [['message', null, '', true]]],
  [
    'two events under one id',
    'id: 1\ndata: a\n\ndata: b\n\n',
    [
      ['message', 'a', '1', true],
      ['message', 'b', '1', true],
    ],
  ],
  ['blank lines alone', '\n\n\n', []],
])('%s', (_what, text, wanted) => expect(events(text)).toEqual(wanted));

test('malformed UTF-8 is replaced', () => {
  const bytes = new Uint8Array([...new TextEncoder().encode('data: '), 0xe9, 0x0a, 0x0a]);
  expect(decodeEventStream(bytes).blocks[0]?.data).toBe('\uFFFD');
});

test.each([
  ['retry: 300\n\n', 300],
  ['retry: 300\ndata: 1\n', 300],
  ['retry: 3e2\n\n', null],
  ['retry: -1\n\n', null],
  ['retry:\n\n', null],
  ['retry: 300\n\nretry: 500\n\n', 500],
])('%j', (text, retry) => expect(read(text).retry).toBe(retry));

test('spans cover each block with its blank line, also behind a byte order mark', () => {
  const spans = read('\uFEFFdata: 1\n\n\nid: 2\r\n\r\ndata: 3\n').blocks.map(({ end, start }) => [
    start,
    end,
  ]);
  expect(spans).toEqual([
    [3, 12],
    [13, 22],
    [22, 30],
  ]);
});

test('however it is cut, what has come is read the same', () => {
  const whole = new TextEncoder().encode('retry: 9\nid: 1\ndata: é\r\n\r\nevent: x\ndata: 2\n\n');
  for (let at = 0; at <= whole.length; at++) {
    const { blocks } = decodeEventStream(whole.subarray(0, at));
    const ended = decodeEventStream(whole).blocks.filter(({ end }) => end <= at);
    expect(
      blocks
        .filter(block => block.whole)
        .map(({ data }) => data)
        .slice(0, ended.length),
    ).toEqual(ended.map(({ data }) => data));
  }
});
