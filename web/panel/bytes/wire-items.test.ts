import { describe, expect, test } from 'vitest';
import type { BytesRecord, Direction, WirePart } from '../../../server/protocol/records.ts';
import { decodeLayers } from '../../decode/layers.ts';
import type { PageEvent } from '../../experiments/experiment.ts';
import type { Stop } from '../../rules/core/stop.ts';
import { arrowsOf } from '../picture/arrows.ts';
import { linesOf } from '../picture/picture.ts';
import { hostsOf } from '../picture/wire-calls.ts';
import { wireItems } from './wire-items.ts';

/** One exchange as the wire would have recorded it: its heads, at 10 ms a record on the server's clock. */
interface Asked {
  readonly head: string;
  readonly answer?: string;
  /** When the request was seen, in ms. */
  readonly at?: number;
}

function recorded(exchanges: readonly Asked[]) {
  const records: BytesRecord[] = [];
  const bytes = (exchange: number, at: number, part: WirePart, direction: Direction, head: string) =>
    records.push({
      kind: 'bytes',
      seq: records.length + 1,
      run: '0'.repeat(16),
      connection: 1,
      exchange,
      at,
      part,
      direction,
      bytes: new TextEncoder().encode(`${head.replaceAll('\n', '\r\n')}\r\n\r\n`),
      masks: [],
    });
  exchanges.forEach(({ head, answer, at = index(records) }, place) => {
    bytes(place + 1, at, 'request-head', 'client→server', head);
    if (answer !== undefined) bytes(place + 1, at + 1, 'response-head', 'server→client', answer);
  });
  return decodeLayers(records);
}

const index = (records: readonly unknown[]): number => (records.length + 1) * 10;

const LAB = 'localhost:3001';
const PARTNER = 'partner.localhost:3001';
const asks = (method: string, host = LAB) => `${method} /fetch?acao=none HTTP/1.1\nHost: ${host}`;
const preflight = (host = LAB) => `${asks('OPTIONS', host)}\nAccess-Control-Request-Method: PUT`;
const OK = 'HTTP/1.1 200 OK';
const to = (host: string) => `HTTP/1.1 302 Found\nLocation: http://${host}/fetch?acao=none`;

const event = (
  kind: PageEvent['kind'],
  name: string,
  at: number,
  ...facts: PageEvent['facts']
): PageEvent => ({
  kind,
  name,
  at,
  facts,
});
const call = (at: number) => event('call', 'fetch', at);
const threw = (at: number) => event('throw', 'TypeError', at);
const answered = (at: number, type: string) => event('event', 'response', at, ['type', `"${type}"`]);

/** The picture, a word for each arrow, and where it stopped. */
function drawn(events: readonly PageEvent[], exchanges: readonly Asked[], stop: Stop) {
  const arrows = arrowsOf(events, wireItems(recorded(exchanges), null, 'fetch'), null);
  return linesOf(arrows, { about: 'request', stop, place: null, silent: false }, null).flatMap(line => {
    if (line.kind === 'arrow') return line.page?.name ?? line.wire?.label ?? [];
    return line.kind === 'why' && stop !== 'nowhere' ? 'STOP' : [];
  });
}

describe('what stands on an arrow', () => {
  const labels = (exchanges: readonly Asked[]) =>
    wireItems(recorded(exchanges), null, 'fetch').map(({ label }) => label);

  test('is method and path where all requests go to one host', () => {
    expect(
      labels([
        { head: preflight(), answer: OK },
        { head: asks('PUT'), answer: OK },
      ]),
    ).toEqual(['OPTIONS /fetch', '200 OK', 'PUT /fetch', '200 OK']);
  });

  test('names the host where they go to several', () => {
    const exchanges = [
      { head: asks('GET'), answer: to(PARTNER) },
      { head: asks('GET', PARTNER), answer: OK },
    ];
    expect(labels(exchanges)).toEqual([`GET ${LAB}/fetch`, '302 Found', `GET ${PARTNER}/fetch`, '200 OK']);
    expect(hostsOf(recorded(exchanges))).toEqual([LAB, PARTNER]);
  });

  test('tells a preflight and its answer from an OPTIONS that a script sent', () => {
    const items = wireItems(
      recorded([
        { head: preflight(), answer: 'HTTP/1.1 403 Forbidden' },
        { head: asks('OPTIONS'), answer: OK },
      ]),
      null,
      'fetch',
    );
    expect(items.map(item => item.preflight)).toEqual([true, true, false, false]);
    expect(items.map(item => item.refuses)).toEqual([false, false, false, false]);
  });
});

describe('where the run stopped', () => {
  test.each<[string, readonly PageEvent[], readonly Asked[], Stop, string[]]>([
    [
      'behind the answer to the preflight, before what the page was told',
      [call(5), threw(25)],
      [{ head: preflight(), answer: 'HTTP/1.1 403 Forbidden' }],
      'preflight',
      ['fetch', 'OPTIONS /fetch', '403 Forbidden', 'STOP', 'TypeError'],
    ],
    [
      'behind the answer to the request, not behind that to its preflight',
      [call(5), threw(45)],
      [
        { head: preflight(), answer: OK },
        { head: asks('PUT'), answer: OK },
      ],
      'browser',
      ['fetch', 'OPTIONS /fetch', '200 OK', 'PUT /fetch', '200 OK', 'STOP', 'TypeError'],
    ],
    [
      'at the server that refused the request, whose preflight it had answered',
      [call(5), answered(45, 'cors')],
      [
        { head: preflight(), answer: OK },
        { head: asks('PUT'), answer: 'HTTP/1.1 403 Forbidden' },
      ],
      'server',
      ['fetch', 'OPTIONS /fetch', '200 OK', 'PUT /fetch', 'STOP', '403 Forbidden', 'response'],
    ],
    [
      'at the server that never answered',
      [call(5), threw(25)],
      [{ head: asks('GET') }],
      'server',
      ['fetch', 'GET /fetch', 'STOP', 'TypeError'],
    ],
    [
      'behind the last answer of a chain of redirects',
      [call(5), threw(60)],
      [
        { head: asks('GET'), answer: to(PARTNER) },
        { head: asks('GET', PARTNER), answer: OK },
      ],
      'browser',
      ['fetch', `GET ${LAB}/fetch`, '302 Found', `GET ${PARTNER}/fetch`, '200 OK', 'STOP', 'TypeError'],
    ],
    [
      'before an answer that the page has and may not read',
      [call(5), answered(25, 'opaque')],
      [{ head: asks('GET'), answer: OK }],
      'browser',
      ['fetch', 'GET /fetch', '200 OK', 'STOP', 'response'],
    ],
    [
      'at the last of several requests that were stopped',
      [call(5), threw(25), call(26), threw(45)],
      [
        { head: asks('GET'), answer: OK },
        { head: asks('GET'), answer: OK },
      ],
      'browser',
      ['fetch', 'GET /fetch', '200 OK', 'TypeError', 'fetch', 'GET /fetch', '200 OK', 'STOP', 'TypeError'],
    ],
    [
      'at the one of several requests that was stopped',
      [call(5), answered(25, 'cors'), call(26), threw(45)],
      [
        { head: asks('GET'), answer: OK },
        { head: asks('GET'), answer: OK },
      ],
      'browser',
      ['fetch', 'GET /fetch', '200 OK', 'response', 'fetch', 'GET /fetch', '200 OK', 'STOP', 'TypeError'],
    ],
    [
      'in the browser where a cache answered the second of two requests',
      [call(5), answered(25, 'cors'), call(26), threw(27)],
      [{ head: asks('GET'), answer: OK }],
      'browser',
      ['fetch', 'GET /fetch', '200 OK', 'response', 'fetch', 'STOP', 'TypeError'],
    ],
    [
      'before sending, of both requests',
      [call(5), threw(6), call(7), threw(8)],
      [],
      'before-sending',
      ['fetch', 'TypeError', 'fetch', 'STOP', 'TypeError'],
    ],
  ])('%s', (_, events, exchanges, stop, lines) => {
    expect(drawn(events, exchanges, stop)).toEqual(lines);
  });
});

test('what a cache answered is not paired with the bytes of a later request', () => {
  const lines = drawn(
    [call(5), answered(25, 'cors'), call(26), answered(27, 'cors'), call(28), answered(55, 'cors')],
    [
      { head: asks('GET'), answer: OK, at: 10 },
      { head: asks('GET'), answer: OK, at: 40 },
    ],
    'nowhere',
  );
  expect(lines).toEqual([
    'fetch',
    'GET /fetch',
    '200 OK',
    'response',
    'fetch',
    'response',
    'fetch',
    'GET /fetch',
    '200 OK',
    'response',
  ]);
});

test('a redirect that is not followed does not lead to the next request', () => {
  const lines = drawn(
    [call(5), threw(25), call(26), threw(60)],
    [
      { head: asks('GET'), answer: to(PARTNER), at: 10 },
      { head: asks('GET'), answer: to(PARTNER), at: 40 },
    ],
    'browser',
  );
  expect(lines).toEqual([
    'fetch',
    'GET /fetch',
    '302 Found',
    'TypeError',
    'fetch',
    'GET /fetch',
    '302 Found',
    'STOP',
    'TypeError',
  ]);
});
