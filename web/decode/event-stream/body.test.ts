import { expect, test } from 'vitest';
import { decodeLayers } from '../layers.ts';
import { C, only, recorder, S } from '../testing/recorder.ts';

/** An exchange whose body comes in these pieces, a record each. */
function streamOf(type: string, ...pieces: readonly string[]) {
  const { records, bytes } = recorder();
  bytes('request-head', C, 'GET /events HTTP/1.1\r\n\r\n');
  const chunked = pieces.some(piece => /^[0-9a-f]+\r\n/.test(piece));
  const coding = chunked ? 'Transfer-Encoding: chunked\r\n' : '';
  bytes('response-head', S, `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\n${coding}\r\n`);
  for (const piece of pieces) bytes('response-body', S, piece);
  const { response } = only(decodeLayers(records));
  return { stream: response?.body?.eventStream, raw: response?.body?.raw };
}

test('each event is where its bytes are, and comes with the last of them', () => {
  const { raw, stream } = streamOf(
    'text/event-stream',
    'e\r\nid: 1\ndata: 1\n',
    '\r\n',
    '1\r\n\n\r\n',
    '9\r\ndata: 2\n\n\r\n',
  );
  const text = new TextDecoder().decode(raw?.bytes);
  expect(
    stream?.blocks.map(({ block, raw, seq }) => [block.data, text.slice(raw.start, raw.end), seq]),
  ).toEqual([
    ['1', 'id: 1\ndata: 1\n\r\n1\r\n\n', raw?.sources[2]?.seq],
    ['2', 'data: 2\n\n', raw?.sources[3]?.seq],
  ]);
});

test('without chunks', () => {
  const { stream } = streamOf('text/event-stream', 'data: 1\n\ndata', ': 2\n');
  expect(stream?.blocks.map(({ block, raw }) => [block.whole, raw])).toEqual([
    [true, { start: 0, end: 9 }],
    [false, { start: 9, end: 17 }],
  ]);
});

test.each([
  ['text/event-stream; charset=iso-8859-1', true],
  ['TEXT/EVENT-STREAM ;x', true],
  ['text/event-streams', false],
  ['text/plain', false],
])('%s', (type, isStream) => {
  expect(streamOf(type, 'data: 1\n\n').stream !== undefined).toBe(isStream);
});
