import { expect, test } from 'vitest';
import type { BytesRecord } from '../../../server/protocol/records.ts';
import { decodeLayers } from '../../decode/layers.ts';
import { linesOfHead } from './lines-of-head.ts';
import { openedBy } from './opened.ts';

const record = (seq: number, part: BytesRecord['part'], head: string): BytesRecord => ({
  kind: 'bytes',
  seq,
  run: '0'.repeat(16),
  connection: 1,
  exchange: 1,
  at: seq,
  part,
  direction: part === 'request-head' ? 'client→server' : 'server→client',
  bytes: new TextEncoder().encode(`${head.replaceAll('\n', '\r\n')}\r\n\r\n`),
  masks: [],
});
const exchanges = decodeLayers([
  record(1, 'request-head', 'GET /fetch HTTP/1.1\nHost: a\nOrigin: http://b'),
  record(
    2,
    'response-head',
    'HTTP/1.1 200 OK\nDate: today\nAccess-Control-Allow-Origin: http://c\nVary: Origin',
  ),
]);
const headOf = (key: string) => {
  const opened = openedBy(key, exchanges);
  if (opened?.kind !== 'head') throw new Error(`${key} opens no head`);
  return opened.head;
};
const names = (lines: readonly { readonly name: string }[]) => lines.map(({ name }) => name);

test('the header that decided stands first, and apart from those that tell nothing', () => {
  const lines = linesOfHead(headOf('x1:response'), 'access-control-allow-origin');
  expect(lines.deciding).toEqual([{ name: 'Access-Control-Allow-Origin', value: 'http://c' }]);
  expect([names(lines.read), names(lines.others)]).toEqual([['Vary'], ['Date']]);
});

test('one that is missing is named all the same', () => {
  const { deciding } = linesOfHead(headOf('x1:response'), 'Access-Control-Allow-Methods');
  expect(deciding).toEqual([{ name: 'Access-Control-Allow-Methods', value: null }]);
});

test('where none decided none stands first', () => {
  const lines = linesOfHead(headOf('x1:request'), null);
  expect([names(lines.deciding), names(lines.read), names(lines.others)]).toEqual([[], ['Origin'], ['Host']]);
});

test('an arrow that is none opens nothing', () => {
  expect([
    openedBy('x2:request', exchanges),
    openedBy('x1:frame0', exchanges),
    openedBy('page3', exchanges),
  ]).toEqual([null, null, null]);
});
