import type { Direction } from '../../server/protocol/records.ts';
import type { PageEvent } from '../experiments/experiment.ts';
import type { ClockEstimate } from './clock.ts';

/** One thing that crossed the wire, small enough for one arrow. */
export interface WireItem {
  /** Stable within the run: it names the bytes that the arrow opens. */
  readonly key: string;
  readonly direction: Direction;
  /** On the server's clock, milliseconds since the Unix epoch. */
  readonly at: number;
  /** Whose bytes they are: an HTTP head, a WebSocket frame, a packet of Engine.IO or Socket.IO, a server-sent event. */
  readonly layer: 'http' | 'ws' | 'sio' | 'sse';
  /** It only keeps a transport going: no script learns of it, and none caused it. */
  readonly transport: boolean;
  readonly label: string;
  /** In a word, where many are told of together; empty where that says nothing. */
  readonly brief: string;
  /** The page's event that this is the other half of, by its name; null where a script learns nothing of it. */
  readonly tells: string | null;
  /** The server says no with it: a status of 400 or more, a CONNECT_ERROR. */
  readonly refuses: boolean;
  /** It went between a proxy and the server behind it. Absent: between browser and server, or proxy. */
  readonly behindProxy?: boolean;
  /** It belongs to a CORS-preflight. Absent: it does not. */
  readonly preflight?: boolean;
  /** The request that a preflight asks for, and whether the lab would have counted it. */
  readonly announces?: { readonly what: string; readonly counted: boolean };
  readonly late: boolean;
}

/** One line of the picture: what a page's script did or saw, what crossed the wire, or both halves of one thing. */
export interface Row {
  readonly direction: Direction;
  /** On the page's clock. */
  readonly at: number;
  readonly page: PageEvent | null;
  readonly wire: WireItem | null;
}

/** `client→server` for what the script does, `server→client` for what it is told; of the far actor the other way round. */
export function directionOf({ kind, by }: PageEvent): Direction {
  const acts = kind === 'call' || kind === 'send';
  return acts === (by !== 'far') ? 'client→server' : 'server→client';
}

/** Whether an item is the other half of an event. A call that throws was told so by a response as well, whatever the error is named. */
function tells(item: WireItem, { kind, name }: PageEvent): boolean {
  return item.tells === name || (kind === 'throw' && item.tells === 'response');
}

/**
 * For each event, in order, the first wire item behind the last pair of that direction that tells of it. Where a script made more
 * calls than reached the wire, because a cache answered some, what comes after the next call is none of this call's.
 */
function pairs(
  events: readonly PageEvent[],
  items: readonly WireItem[],
  offset: number,
): Map<PageEvent, WireItem> {
  const found = new Map<PageEvent, WireItem>();
  const next = { 'client→server': 0, 'server→client': 0 };
  const calls = events.filter(({ kind }) => kind === 'call');
  const reached = items.filter(item => calls.some(call => tells(item, call)));
  const cached = calls.length > 1 && reached.length < calls.length;
  for (const event of events) {
    const direction = directionOf(event);
    const from = next[direction];
    const later = cached ? calls.find(call => events.indexOf(call) > events.indexOf(event)) : undefined;
    const index = items.findIndex(
      (item, i) =>
        i >= from &&
        item.direction === direction &&
        tells(item, event) &&
        (later === undefined || item.at + offset < later.at),
    );
    const item = items[index];
    if (!item) continue;
    found.set(event, item);
    next[direction] = index + 1;
  }
  return found;
}

/**
 * One order of what two clocks recorded. Each side keeps its own order; a script's act stands before the bytes it caused, and the
 * bytes before what the script was told of them, whatever the clocks say (Lamport's “happened before”). Only where nothing
 * decides do the times, moved by `offset` milliseconds onto the page's clock; as far as its `error` goes, what a script does
 * stands before the bytes, which it may have caused.
 */
export function mergeTimelines(
  events: readonly PageEvent[],
  items: readonly WireItem[],
  { offset, error }: Pick<ClockEstimate, 'offset' | 'error'>,
): readonly Row[] {
  const pair = pairs(events, items, offset);
  const cause = new Map([...pair].map(([event, item]) => [item, event]));
  const rows: Row[] = [];
  const wireRow = (item: WireItem, page: PageEvent | null): Row => ({
    direction: item.direction,
    at: page?.at ?? item.at + offset,
    page,
    wire: item,
  });
  const done = new Set<PageEvent | WireItem>();
  let e = 0;
  let w = 0;
  for (;;) {
    const event = events[e];
    const item = items[w];
    if (!event && !item) return rows;

    const told = event && directionOf(event) === 'server→client' ? pair.get(event) : undefined;
    const mustWait = told !== undefined && told !== item && !done.has(told);
    const caused = item && item.direction === 'client→server' ? cause.get(item) : undefined;
    const slack = event && directionOf(event) === 'client→server' ? error : 0;
    const itemMustWait = caused !== undefined && caused !== event && !done.has(caused);

    if (event && item && pair.get(event) === item) {
      rows.push(wireRow(item, event));
      done.add(event).add(item);
      e++;
      w++;
    } else if (event && (!item || itemMustWait || (!mustWait && event.at <= item.at + offset + slack))) {
      rows.push({ direction: directionOf(event), at: event.at, page: event, wire: null });
      done.add(event);
      e++;
    } else if (item) {
      rows.push(wireRow(item, null));
      done.add(item);
      w++;
    }
  }
}
