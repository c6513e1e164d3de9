import { describe, expect, test } from 'vitest';
import type { PageEvent } from '../experiments/experiment.ts';
import { directionOf, mergeTimelines, type Row, type WireItem } from './timeline.ts';

const event = (kind: PageEvent['kind'], name: string, at: number): PageEvent => ({
  kind,
  name,
  at,
  facts: [],
});
const item = (
  label: string,
  direction: WireItem['direction'],
  at: number,
  tells: string | null,
): WireItem => ({
  key: label,
  label,
  direction,
  at,
  tells,
  layer: 'ws',
  brief: '',
  transport: false,
  refuses: false,
  late: false,
});
const up = (label: string, at: number, tells: string | null = null) =>
  item(label, 'client→server', at, tells);
const down = (label: string, at: number, tells: string | null = null) =>
  item(label, 'server→client', at, tells);
const names = (rows: readonly Row[]) => rows.map(row => [row.page?.name ?? null, row.wire?.label ?? null]);

const exactly = (offset: number) => ({ offset, error: 0 });

test('events at the far actor point to it, and its actions point back', () => {
  const far = (kind: PageEvent['kind']) => directionOf({ ...event(kind, 'message', 1), by: 'far' });
  expect([far('receive'), far('event'), far('throw')]).toEqual(Array(3).fill('client→server'));
  expect([far('call'), far('send')]).toEqual(Array(2).fill('server→client'));
});

describe('mergeTimelines', () => {
  const events = [
    event('call', 'new WebSocket', 100),
    event('event', 'open', 110),
    event('send', 'send', 111),
    event('receive', 'message', 120),
    event('event', 'close', 130),
  ];
  const items = [
    up('GET', 5, 'new WebSocket'),
    down('101', 6, 'open'),
    down('ping', 7),
    up('hello', 8, 'send'),
    down('hello back', 9, 'message'),
    up('close 1000', 10),
    down('close 1000 back', 11, 'close'),
  ];
  const expected = [
    ['new WebSocket', 'GET'],
    ['open', '101'],
    [null, 'ping'],
    ['send', 'hello'],
    ['message', 'hello back'],
    [null, 'close 1000'],
    ['close', 'close 1000 back'],
  ];

  test.each([95, 0, -1e6, 1e6])('cause decides, however wrong the clocks (offset %d)', offset => {
    const rows = names(mergeTimelines(events, items, exactly(offset)));
    // The ping has no other half: its place among its neighbours on the wire is all that is known of it.
    const wire = (pairs: readonly (readonly (string | null)[])[]) =>
      pairs.flatMap(([, label]) => label ?? []);
    expect(wire(rows)).toEqual(wire(expected));
    const index = (name: string) => rows.findIndex(([page]) => page === name);
    const wireIndex = (label: string) => rows.findIndex(([, l]) => l === label);
    expect(index('send')).toBeLessThanOrEqual(wireIndex('hello'));
    expect(wireIndex('101')).toBeLessThanOrEqual(index('open'));
    expect(wireIndex('close 1000 back')).toBeLessThanOrEqual(index('close'));
  });

  test('with good clocks both halves share a row', () => {
    expect(names(mergeTimelines(events, items, exactly(103.5)))).toEqual(expected);
  });

  test('an event whose bytes are long past does not wait for the rest of the wire', () => {
    const page = [event('send', 'emit', 20), event('receive', 'auth', 21), event('receive', 'data', 2000)];
    const wire = [down('auth', 10, 'auth'), up('emit', 22, 'emit'), down('data', 1999, 'data')];
    expect(names(mergeTimelines(page, wire, exactly(0)))).toEqual([
      [null, 'auth'],
      ['emit', 'emit'],
      ['auth', null],
      ['data', 'data'],
    ]);
  });

  test('what the clocks can’t tell apart, the script did first', () => {
    const page = [event('event', 'set', 8), event('call', 'fetch', 10)];
    const wire = [up('GET', 9)];
    expect(names(mergeTimelines(page, wire, { offset: 0, error: 0.5 }))).toEqual([
      ['set', null],
      [null, 'GET'],
      ['fetch', null],
    ]);
    expect(names(mergeTimelines(page, wire, { offset: 0, error: 2 }))).toEqual([
      ['set', null],
      ['fetch', null],
      [null, 'GET'],
    ]);
  });

  test('nothing on the wire leaves the page’s own rows', () => {
    const failed = [
      event('call', 'new WebSocket', 1),
      event('event', 'error', 2),
      event('event', 'close', 3),
    ];
    expect(names(mergeTimelines(failed, [], exactly(0)))).toEqual([
      ['new WebSocket', null],
      ['error', null],
      ['close', null],
    ]);
  });

  test('an event whose bytes never came does not hold up the rest', () => {
    const rows = mergeTimelines(
      [event('send', 'send', 1), event('send', 'send', 2)],
      [up('one', 1, 'send')],
      exactly(0),
    );
    expect(names(rows)).toEqual([
      ['send', 'one'],
      ['send', null],
    ]);
  });

  test('every event and every item comes out exactly once', () => {
    for (let seed = 1; seed <= 200; seed++) {
      let state = seed * 2654435761;
      const random = (n: number) => {
        state = (Math.imul(state, 1103515245) + 12345) >>> 0;
        return (state >>> 8) % n;
      };
      const someEvents = Array.from({ length: random(8) }, (_, i) =>
        event(random(2) ? 'send' : 'receive', `m${random(3)}`, i * 3 + random(9)),
      );
      const someItems = Array.from({ length: random(8) }, (_, i) =>
        item(
          `w${i}`,
          random(2) ? 'client→server' : 'server→client',
          i * 4,
          random(2) ? `m${random(3)}` : null,
        ),
      );
      const rows = mergeTimelines(someEvents, someItems, exactly(random(20) - 10));
      expect(rows.flatMap(row => row.page ?? [])).toEqual(someEvents);
      expect(rows.flatMap(row => row.wire ?? [])).toEqual(someItems);
      for (const row of rows) {
        if (row.page && row.wire) expect(row.wire.tells).toBe(row.page.name);
      }
    }
  });
});
