import type { Direction } from '../../../server/protocol/records.ts';
import type { ExchangeView, Segment } from '../../decode/views.ts';

/** Bytes that crossed the wire at one time; milliseconds from the first of the run. */
export interface Sent {
  readonly at: number;
  readonly direction: Direction;
  readonly bytes: number;
}

/** What a run cost on the wire. */
export interface Cost {
  readonly requests: number;
  readonly bytes: Readonly<Record<Direction, number>>;
  readonly sent: readonly Sent[];
  /** From the first byte to the last. */
  readonly ms: number;
}

function segmentsOf({ request, response, upgraded }: ExchangeView): readonly (Segment | undefined)[] {
  return [
    request?.headBytes,
    request?.body?.raw,
    response?.headBytes,
    response?.body?.raw,
    upgraded?.bytes['client→server'],
    upgraded?.bytes['server→client'],
  ];
}

/** Every byte that was recorded of a run, heads and framing included. */
export function costOf(exchanges: readonly ExchangeView[]): Cost {
  const all = exchanges
    .flatMap(segmentsOf)
    .flatMap(segment => {
      if (!segment) return [];
      const { direction, sources } = segment;
      return sources.map(({ at, end, start }) => ({ at, direction, bytes: end - start }));
    })
    .sort((a, b) => a.at - b.at);
  const begin = all[0]?.at ?? 0;
  const sum = (direction: Direction) =>
    all.reduce((total, sent) => total + (sent.direction === direction ? sent.bytes : 0), 0);
  return {
    requests: exchanges.filter(({ request }) => request).length,
    bytes: { 'client→server': sum('client→server'), 'server→client': sum('server→client') },
    sent: all.map(one => ({ ...one, at: one.at - begin })),
    ms: (all.at(-1)?.at ?? begin) - begin,
  };
}
