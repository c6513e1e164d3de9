import type { PageEvent } from '../../experiments/experiment.ts';
import type { ClockEstimate } from '../../run/clock.ts';
import { mergeTimelines, type Row, type WireItem } from '../../run/timeline.ts';

/** A lifeline: that of the page that acts, the browser's, perhaps a proxy's, the far actor's. */
export type Lane = 0 | 1 | 2 | 3;

/** What ends an arrow: the browser blocks, the far actor refuses, nothing comes back, or it is what the run was for. */
export interface Mark {
  readonly at: Lane;
  readonly how: 'blocked' | 'refused' | 'silent' | 'passed';
}

/** One thing that went from one lifeline to the next: what a script did or was told, or bytes. */
export interface Arrow {
  readonly kind: 'arrow';
  /** Stable within the run: it names what the arrow opens. */
  readonly key: string;
  readonly from: Lane;
  readonly to: Lane;
  /** On the page's clock. */
  readonly at: number;
  readonly page: PageEvent | null;
  readonly wire: WireItem | null;
  /** The other half of it is drawn too: a script did it, or was told of it. */
  readonly paired: boolean;
  readonly mark: Mark | null;
  /** Where the reader had it stop. */
  readonly ghost: Lane | null;
}

const SAME_CLOCK = { offset: 0, error: 0 };
const BARE = { kind: 'arrow', mark: null, ghost: null } as const;

function halvesOf({ at, direction, page, wire }: Row, row: number): readonly Arrow[] {
  const out = direction === 'client→server';
  const paired = page !== null && wire !== null;
  const byFar = page?.by === 'far';
  const [near, far]: readonly [Lane, Lane] = byFar ? [1, 2] : [0, 1];
  const told: Arrow | null = page && {
    ...BARE,
    key: `page${row}`,
    from: out ? near : far,
    to: out ? far : near,
    at,
    page,
    wire: null,
    paired,
  };
  const [sends, gets]: readonly [Lane, Lane] = wire?.behindProxy ? [2, 3] : [1, 2];
  const bytes: Arrow | null = wire && {
    ...BARE,
    key: wire.key,
    from: out ? sends : gets,
    to: out ? gets : sends,
    at,
    page: null,
    wire,
    paired,
  };
  // What a script does stands before the bytes that it causes, and the bytes before what it is told of them.
  return (out ? [told, bytes] : [bytes, told]).filter(half => half !== null);
}

/** Everything that happened in a run, from top to bottom. @param clock the server’s; null: not known */
export function arrowsOf(
  events: readonly PageEvent[],
  items: readonly WireItem[],
  clock: Pick<ClockEstimate, 'offset' | 'error'> | null,
): readonly Arrow[] {
  return mergeTimelines(events, items, clock ?? SAME_CLOCK).flatMap(halvesOf);
}
