import { describe, expect, test } from 'vitest';
import type { PageEvent } from '../../experiments/experiment.ts';
import type { WireItem } from '../../run/timeline.ts';
import { type Line, linesOf } from './picture.ts';

const call: PageEvent = { kind: 'call', name: 'new WebSocket', at: 0, facts: [] };
const error: PageEvent = { kind: 'event', name: 'error', at: 5, facts: [] };
const close: PageEvent = { kind: 'event', name: 'close', at: 6, facts: [] };
const wire = (
  direction: WireItem['direction'],
  label: string,
  at: number,
  more: Partial<WireItem> = {},
): WireItem => ({
  key: label,
  label,
  direction,
  at,
  weight: 'exchange',
  refuses: false,
  tells: null,
  late: false,
  ...more,
});
const draw = (lines: readonly Line[]) =>
  lines.map(line => {
    switch (line.kind) {
      case 'arrow':
        return line.row.wire?.label ?? line.row.page?.name;
      case 'pause':
        return `pause ${line.ms}`;
      case 'stop':
        return `stop ${line.stop}`;
      default:
        return line.kind;
    }
  });

test('a refusal stands at the server, before the answer that tells of it', () => {
  const items = [wire('client→server', 'GET', 1), wire('server→client', '403', 2, { refuses: true })];
  const lines = linesOf([call, error, close], items, 0, 'server', false);
  expect(draw(lines)).toEqual(['new WebSocket', 'GET', 'stop server', '403', 'error', 'close']);
});

test('a request without a response stops where it arrived, before the page is told', () => {
  const items = [wire('client→server', 'GET', 1)];
  const lines = linesOf([call, error, close], items, 0, 'no-response', false);
  expect(draw(lines)).toEqual(['new WebSocket', 'GET', 'stop no-response', 'error', 'close']);
});

test('what the browser blocks has been answered', () => {
  const items = [wire('client→server', 'GET', 1), wire('server→client', '200', 2)];
  const lines = linesOf([call, error, close], items, 0, 'browser', false);
  expect(draw(lines)).toEqual(['new WebSocket', 'GET', '200', 'stop browser', 'error', 'close']);
});

test('a run of which the server saw nothing says so at the server’s lifeline', () => {
  expect(draw(linesOf([call, error, close], [], 0, 'before-sending', true))).toEqual([
    'new WebSocket',
    'nothing',
    'stop before-sending',
    'error',
    'close',
  ]);
});

describe('a message between two pages', () => {
  const post: PageEvent = { kind: 'call', name: 'postMessage', at: 0, facts: [] };
  const returned: PageEvent = { kind: 'event', name: 'returned', at: 1, facts: [] };
  const message: PageEvent = { kind: 'receive', name: 'message', at: 2, facts: [], by: 'far' };

  test('that the receiver ignores stops behind it', () => {
    const lines = linesOf([post, returned, message], [], 0, 'server', false);
    expect(draw(lines)).toEqual(['postMessage', 'returned', 'message', 'stop server']);
  });

  test('that is not delivered stops behind the call that returned', () => {
    expect(draw(linesOf([post, returned], [], 0, 'browser', true))).toEqual([
      'postMessage',
      'nothing',
      'returned',
      'stop browser',
    ]);
  });

  test('whose call throws stops before the error', () => {
    const thrown: PageEvent = { ...returned, kind: 'throw', name: 'SyntaxError' };
    expect(draw(linesOf([post, thrown], [], 0, 'before-sending', true))).toEqual([
      'postMessage',
      'nothing',
      'stop before-sending',
      'SyntaxError',
    ]);
  });
});

test('while the stop is not known, none is drawn', () => {
  expect(draw(linesOf([call], [], 0, null, false))).toEqual(['new WebSocket']);
});

test('long pauses become one line', () => {
  const lines = linesOf([call, { ...close, at: 2006 }], [], 0, 'nowhere', false);
  expect(draw(lines)).toEqual(['new WebSocket', 'pause 2006', 'close']);
});

test('late bytes are told apart', () => {
  const items = [wire('client→server', 'GET', 1), wire('server→client', 'late one', 9, { late: true })];
  expect(draw(linesOf([call, error], items, 0, 'server', false))).toEqual([
    'new WebSocket',
    'GET',
    'stop server',
    'error',
    'late',
    'late one',
  ]);
});

describe('what was left behind beside a request that went through', () => {
  const set: PageEvent = { kind: 'call', name: 'set', at: 0, facts: [] };
  const fetched: PageEvent = { kind: 'call', name: 'fetch', at: 3, facts: [] };
  const response: PageEvent = { kind: 'event', name: 'response', at: 5, facts: [] };
  const items = [
    wire('client→server', 'GET /set', 1, { key: 'x1:request', tells: 'set' }),
    wire('server→client', '200 with Set-Cookie', 2, { key: 'x1:response' }),
    wire('client→server', 'GET /echo', 4, { key: 'x2:request', tells: 'fetch' }),
    wire('server→client', '200', 4.5, { key: 'x2:response', tells: 'response' }),
  ];
  const drawn = (half: 'request' | 'response', exchange: number) =>
    draw(linesOf([set, fetched, response], items, 0, 'before-sending', false, { what: 'c', exchange, half }));

  test('a cookie that is not kept stops behind the response that set it', () => {
    expect(drawn('response', 1)).toEqual([
      'GET /set',
      '200 with Set-Cookie',
      'stop before-sending',
      'GET /echo',
      '200',
    ]);
  });

  test('a cookie that is not sent stops between the call and the request that goes without it', () => {
    expect(drawn('request', 2)).toEqual([
      'GET /set',
      '200 with Set-Cookie',
      'fetch',
      'stop before-sending',
      'GET /echo',
      '200',
    ]);
  });
});

test('of a request that a redirect leads to and that is not sent, the stop stands behind the redirect', () => {
  const thrown: PageEvent = { kind: 'throw', name: 'TypeError', at: 5, facts: [] };
  const items = [
    wire('client→server', 'GET', 1, { tells: 'fetch' }),
    wire('server→client', '302', 2, { tells: 'response' }),
  ];
  const fetched: PageEvent = { ...call, name: 'fetch' };
  expect(draw(linesOf([fetched, thrown], items, 0, 'before-sending', false))).toEqual([
    'GET',
    '302',
    'stop before-sending',
    'TypeError',
  ]);
});

test('of several calls the last is where it stopped', () => {
  const failed: PageEvent = { kind: 'throw', name: 'first', at: 2, facts: [] };
  const again: PageEvent = { ...failed, name: 'second', at: 4 };
  const events = [call, failed, { ...call, at: 3 }, again];
  expect(draw(linesOf(events, [], 0, 'browser', false))).toEqual([
    'new WebSocket',
    'first',
    'new WebSocket',
    'stop browser',
    'second',
  ]);
});
