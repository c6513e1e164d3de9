import { expect, test } from 'vitest';
import type { BytesRecord } from '../../../server/protocol/records.ts';
import { decodeLayers } from '../../decode/layers.ts';
import { C, recorder, S } from '../../decode/testing/recorder.ts';
import { costOf } from './cost.ts';

test('every byte counts, in its direction and at its time', () => {
  const { records, bytes } = recorder();
  bytes('request-head', C, 'GET /events HTTP/1.1\r\n\r\n');
  bytes('response-head', S, 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n');
  bytes('response-body', S, 'data: 1\n\n');
  const timed = records.map((record, at) => ({ ...(record as BytesRecord), at: 1_000 + at * 100 }));
  const { bytes: sums, ms, requests, sent } = costOf(decodeLayers(timed));
  expect({ ms, requests, sums }).toEqual({
    ms: 200,
    requests: 1,
    sums: { 'client→server': 24, 'server→client': 52 + 9 },
  });
  expect(sent).toEqual([
    { at: 0, direction: C, bytes: 24 },
    { at: 100, direction: S, bytes: 52 },
    { at: 200, direction: S, bytes: 9 },
  ]);
});

test('nothing was sent', () => {
  expect(costOf([])).toEqual({
    requests: 0,
    bytes: { 'client→server': 0, 'server→client': 0 },
    sent: [],
    ms: 0,
  });
});
