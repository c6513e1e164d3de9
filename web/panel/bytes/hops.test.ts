import { describe, expect, test } from 'vitest';
import type { BytesRecord } from '../../../server/protocol/records.ts';
import { decodeLayers } from '../../decode/layers.ts';
import type { ExchangeView } from '../../decode/views.ts';
import { hopRows, lastHops } from './hops.ts';

/** Exchanges as the wire would have recorded them, each with its request and its response. */
function recorded(heads: readonly (readonly [request: string, response: string])[]) {
  const records: BytesRecord[] = heads.flatMap(([request, response], at) =>
    [request, response].map((head, half) => ({
      kind: 'bytes' as const,
      seq: 2 * at + half + 1,
      run: '0'.repeat(16),
      connection: at + 1,
      exchange: at + 1,
      at,
      part: half === 0 ? ('request-head' as const) : ('response-head' as const),
      direction: half === 0 ? ('client→server' as const) : ('server→client' as const),
      bytes: new TextEncoder().encode(`${head.replaceAll('\n', '\r\n')}\r\n\r\n`),
      masks: [],
    })),
  );
  return decodeLayers(records);
}

const PAGE = 'POST /api/items?run=1 HTTP/1.1\nHost: page\nOrigin: http://page\nConnection: keep-alive';
const SENT_ON = 'POST /items?run=1 HTTP/1.1\nhost: server\norigin: http://page\nvia: 1.1 proxy';
const OK = 'HTTP/1.1 200 OK';
const isBehind = (view: ExchangeView) =>
  view.request?.head.fields.some(({ name }) => name.text === 'via') ?? false;

describe('both hops', () => {
  test('stand line by line, whatever the case of a name', () => {
    const [front, behind] = recorded([
      [PAGE, `${OK}\nSet-Cookie: a\nSet-Cookie: b`],
      [SENT_ON, `${OK}\nSet-Cookie: a; Domain=x`],
    ]);
    expect(hopRows(front?.request?.head, behind?.request?.head)).toEqual([
      { name: '', front: 'POST /api/items', behind: 'POST /items' },
      { name: 'Host', front: 'page', behind: 'server' },
      { name: 'Origin', front: 'http://page', behind: 'http://page' },
      { name: 'Connection', front: 'keep-alive', behind: null },
      { name: 'via', front: null, behind: '1.1 proxy' },
    ]);
    expect(hopRows(front?.response?.head, behind?.response?.head)).toEqual([
      { name: '', front: '200 OK', behind: '200 OK' },
      { name: 'Set-Cookie', front: 'a\nb', behind: 'a; Domain=x' },
    ]);
  });

  test('are those of the last request', () => {
    const twice = recorded([
      [PAGE, OK],
      [SENT_ON, OK],
      [PAGE, OK],
      [SENT_ON, OK],
    ]);
    expect(lastHops(twice, isBehind)?.map(({ exchange }) => exchange)).toEqual([3, 4]);
  });

  test('are none where the proxy sent it nowhere, or where there is no proxy', () => {
    const refused = recorded([
      [PAGE, OK],
      [SENT_ON, OK],
      [PAGE, 'HTTP/1.1 403 Forbidden'],
    ]);
    expect(lastHops(refused, isBehind)).toBeNull();
    expect(lastHops(recorded([[PAGE, OK]]), isBehind)).toBeNull();
  });
});
