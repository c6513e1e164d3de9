import { describe, expect, test } from 'vitest';
import type { PageEvent } from '../../experiments/experiment.ts';
import type { WireItem } from '../../run/timeline.ts';
import { arrowsOf } from './arrows.ts';
import type { Line } from './lines.ts';
import { linesOf } from './picture.ts';
import type { Ending } from './stop-mark.ts';

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
  brief: '',
  direction,
  at,
  layer: 'http',
  transport: false,
  refuses: false,
  tells: null,
  late: false,
  ...more,
});
const GET = wire('client→server', 'GET', 1);

/** A word for each line; behind an arrow what it ends in, and where the guess was. */
const draw = (lines: readonly Line[]): readonly string[] =>
  lines.map(line => {
    switch (line.kind) {
      case 'arrow': {
        const ghost = line.ghost === null ? '' : ` guess@${line.ghost}`;
        return `${line.page?.name ?? line.wire?.label}${line.mark ? ` ${line.mark.how}@${line.mark.at}` : ''}${ghost}`;
      }
      case 'pause':
        return `pause ${line.ms}`;
      case 'never':
        return `never ${typeof line.what === 'string' ? line.what : line.what.named}${line.ghost === null ? '' : ` guess@${line.ghost}`}`;
      case 'fold':
        return `${line.why}: ${draw(line.lines).join(', ')}`;
      default:
        return line.kind;
    }
  });

const ends = (stop: Ending['stop'], more: Partial<Ending> = {}): Ending => ({
  about: 'request',
  stop,
  place: null,
  silent: false,
  ...more,
});

const drawn = (
  events: readonly PageEvent[],
  items: readonly WireItem[],
  ending: Ending | null,
  guess: Parameters<typeof linesOf>[2] = null,
) => draw(linesOf(arrowsOf(events, items, null), ending, guess));

describe('a stop is marked at the arrow that it ends', () => {
  test('a refusal at the server, before the response that tells of it', () => {
    const items = [GET, wire('server→client', '403', 2, { refuses: true })];
    expect(drawn([call, error, close], items, ends('server'))).toEqual([
      'new WebSocket',
      'GET refused@2',
      'why',
      '403',
      'error',
      'close',
    ]);
  });

  test('silence at the server, before the page is told', () => {
    expect(drawn([call, error, close], [GET], ends('no-response'))).toEqual([
      'new WebSocket',
      'GET silent@2',
      'why',
      'error',
      'close',
    ]);
  });

  test('what the browser blocks behind the response', () => {
    const items = [GET, wire('server→client', '200', 2)];
    expect(drawn([call, error, close], items, ends('browser'))).toEqual([
      'new WebSocket',
      'GET',
      '200 blocked@1',
      'why',
      'error',
      'close',
    ]);
  });

  test('what is not sent at the call, and says so', () => {
    expect(drawn([call, error, close], [], ends('before-sending'))).toEqual([
      'new WebSocket blocked@1',
      'why',
      'never requestNotSent',
      'error',
      'close',
    ]);
  });

  test('a request that a redirect leads to and that is not sent behind the redirect', () => {
    const thrown: PageEvent = { kind: 'throw', name: 'TypeError', at: 5, facts: [] };
    const items = [{ ...GET, tells: 'fetch' }, wire('server→client', '302', 2, { tells: 'response' })];
    expect(drawn([{ ...call, name: 'fetch' }, thrown], items, ends('before-sending'))).toEqual([
      'fetch',
      'GET',
      '302 blocked@1',
      'why',
      'never requestNotSent',
      'TypeError',
    ]);
  });

  test('the last of several calls', () => {
    const failed: PageEvent = { kind: 'throw', name: 'first', at: 2, facts: [] };
    const events = [call, failed, { ...call, at: 3 }, { ...failed, name: 'second', at: 4 }];
    expect(drawn(events, [], ends('before-sending'))).toEqual([
      'new WebSocket',
      'first',
      'new WebSocket blocked@1',
      'why',
      'never requestNotSent',
      'second',
    ]);
  });

  test('a preflight that nobody answers at the server', () => {
    const announces = { what: 'PUT /fetch', counted: true };
    const items = [wire('client→server', 'OPTIONS', 1, { preflight: true, announces })];
    expect(drawn([call, error], items, ends('preflight', { silent: true }))).toEqual([
      'new WebSocket',
      'OPTIONS silent@2',
      'why',
      'never PUT /fetch',
      'error',
    ]);
  });

  test('what the page gets, at the page', () => {
    const items = [GET, wire('server→client', '101', 2, { tells: 'open' })];
    const open: PageEvent = { kind: 'event', name: 'open', at: 3, facts: [] };
    expect(drawn([call, open, close], items, ends('nowhere', { about: 'connection' }))).toEqual([
      'new WebSocket',
      'GET',
      '101',
      'open passed@0',
      'why',
      'close',
    ]);
  });

  test('none, while it is not known', () => {
    expect(drawn([call], [], null)).toEqual(['new WebSocket']);
  });
});

test('where rule and browser disagree, both stops are marked', () => {
  const open: PageEvent = { kind: 'event', name: 'error', at: 3, facts: [] };
  const items = [GET, wire('server→client', '101', 2)];
  const arrows = arrowsOf([call, open], items, null);
  expect(draw(linesOf(arrows, ends('nowhere', { about: 'connection' }), null, 'browser'))).toEqual([
    'new WebSocket',
    'GET',
    '101 blocked@1',
    'error passed@0',
    'why',
  ]);
});

describe('a message between two pages', () => {
  const about = 'message';
  const post: PageEvent = { kind: 'call', name: 'postMessage', at: 0, facts: [] };
  const returned: PageEvent = { kind: 'event', name: 'returned', at: 1, facts: [] };
  const message: PageEvent = { kind: 'receive', name: 'message', at: 2, facts: [], by: 'far' };

  test('that the receiver ignores stops at it', () => {
    expect(drawn([post, returned, message], [], ends('server', { about }))).toEqual([
      'postMessage',
      'returned',
      'message refused@2',
      'why',
    ]);
  });

  test('that is not delivered stops in the browser', () => {
    expect(drawn([post, returned], [], ends('browser', { about }), 'server')).toEqual([
      'postMessage blocked@1',
      'why',
      'never notDelivered guess@2',
      'returned',
    ]);
  });

  test('whose call throws stops before the error', () => {
    const thrown: PageEvent = { ...returned, kind: 'throw', name: 'SyntaxError' };
    expect(drawn([post, thrown], [], ends('before-sending', { about }))).toEqual([
      'postMessage blocked@1',
      'why',
      'never messageNotSent',
      'SyntaxError',
    ]);
  });
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
  const without = (half: 'request' | 'response', exchange: number) =>
    drawn(
      [set, fetched, response],
      items,
      ends('before-sending', { about: 'cookie', place: { what: 'c', exchange, half } }),
    );

  test('a cookie that is not kept stops behind the response that set it', () => {
    expect(without('response', 1).slice(0, 5)).toEqual([
      'set',
      'GET /set',
      '200 with Set-Cookie blocked@1',
      'why',
      'fetch',
    ]);
  });

  test('a cookie that is not sent stops between the call and the request that goes without it', () => {
    expect(without('request', 2).slice(3)).toEqual([
      'fetch blocked@1',
      'why',
      'GET /echo',
      '200',
      'response',
    ]);
  });
});

describe('with a proxy', () => {
  const behind = { behindProxy: true };
  const items = [
    wire('client→server', 'GET', 1, { tells: 'new WebSocket' }),
    wire('client→server', 'GET sent on', 2, behind),
    wire('server→client', '403', 3, { ...behind, refuses: true }),
    wire('server→client', '403 passed on', 4, { refuses: true }),
  ];

  test('each hop has its lifelines, and the server behind it refuses', () => {
    expect(arrowsOf([call, error], items, null).map(({ from, to }) => `${from}${to}`)).toEqual([
      '01',
      '12',
      '23',
      '32',
      '21',
      '10',
    ]);
    expect(drawn([call, error], items, ends('server'), 'browser')).toEqual([
      'new WebSocket',
      'GET',
      'GET sent on refused@3',
      'why',
      '403',
      '403 passed on guess@1',
      'error',
    ]);
  });

  test('the proxy refuses what it does not send on', () => {
    const own = [GET, wire('server→client', '403', 2, { refuses: true })];
    expect(drawn([call, error], own, ends('server'))[1]).toBe('GET refused@2');
  });

  test('a server that sends it nothing is silent, though the proxy responds', () => {
    const lost = [...items.slice(0, 2), wire('server→client', '502', 4, { refuses: true })];
    expect(drawn([call, error], lost, ends('server', { silent: true }))).toContain('GET sent on silent@3');
  });
});

describe('the guess', () => {
  const announces = { what: 'PUT /fetch', counted: false };
  const items = [
    wire('client→server', 'OPTIONS', 1, { preflight: true, announces, tells: 'new WebSocket' }),
    wire('server→client', '204', 2, { preflight: true }),
  ];
  const guessed = (guess: Parameters<typeof linesOf>[2]) =>
    drawn([call, error], items, ends('preflight'), guess).filter(line => line.includes('guess'));

  test.each<[NonNullable<Parameters<typeof linesOf>[2]>, string]>([
    ['before-sending', 'new WebSocket guess@1'],
    ['server', 'never PUT /fetch guess@2'],
    ['browser', 'never PUT /fetch guess@1'],
    ['nowhere', 'error guess@0'],
  ])('%s stands where the run would have stopped', (guess, line) => {
    expect(guessed(guess)).toEqual([line]);
  });

  test('that was right is not drawn', () => {
    expect(guessed('preflight')).toEqual([]);
  });
});

test('long pauses become one line', () => {
  expect(drawn([call, { ...close, at: 2006 }], [], null)).toEqual(['new WebSocket', 'pause 2006', 'close']);
});

test('late bytes are told apart', () => {
  const items = [GET, wire('server→client', 'late one', 9, { late: true })];
  expect(drawn([call, error], items, ends('server'))).toEqual([
    'new WebSocket',
    'GET refused@2',
    'why',
    'error',
    'late',
    'late one',
  ]);
});

describe('folded is', () => {
  const polls = [1, 2, 3].map(at => wire('client→server', `poll ${at}`, at, { transport: true }));

  test('what keeps a transport going, if there is more than one of it', () => {
    expect(drawn([], [GET, ...polls], null)).toEqual(['GET', 'transport: poll 1, poll 2, poll 3']);
    expect(drawn([], [GET, ...polls.slice(0, 1)], null)).toEqual(['GET', 'poll 1']);
  });

  test('with the middle what was folded in it', () => {
    const more = Array.from({ length: 12 }, (_, at) => wire('server→client', `${at}`, at + 5));
    const lines = drawn([], [GET, ...polls, ...more], null);
    expect(lines).toHaveLength(12);
    expect(lines.join()).toContain('transport: poll 1');
  });

  test('not the half of what a script did', () => {
    const paired = { ...GET, tells: 'new WebSocket', transport: true };
    expect(drawn([call], [paired, ...polls], null).slice(0, 2)).toEqual(['new WebSocket', 'GET']);
  });

  test('the middle of what goes on and on, so that twelve lines are left', () => {
    const frames = Array.from({ length: 30 }, (_, at) => wire('server→client', `${at}`, at));
    const lines = drawn([], frames, null);
    expect(lines).toHaveLength(12);
    expect(lines.slice(-2)).toEqual(['28', '29']);
    expect(lines.at(-3)).toMatch(/^repeated: 9, .*, 27$/);
  });
});
