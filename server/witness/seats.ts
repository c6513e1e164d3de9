import type { Limits } from '../config/config.ts';
import type { Panel } from './panel.ts';

/** One feed connection. */
export interface Learner {
  /** Whom it counts for, where the seats of one address are limited; undefined where they are not. */
  readonly address: string | undefined;
  /** A panel of this learner, so far up to date, has records that were not delivered. */
  news(panel: Panel): void;
  /** The panel was closed, or is another learner's now: from here on none of its records may go to this one. */
  left(panel: Panel): void;
}

/** A learner with at least one panel. */
export interface Holder {
  readonly learner: Learner;
  readonly seat: Seat;
  readonly panels: Set<Panel>;
  /** Its feed is gone: undoes the timer that drops its panels. */
  leaving: (() => void) | undefined;
}

/** The place of one page. A page whose feed was cut keeps it while its next feed resumes the panels one by one. */
export interface Seat {
  readonly address: string | undefined;
  readonly holders: Set<Holder>;
}

export type SeatLimits = Pick<Limits, 'learners' | 'learnersPerAddress'>;
export type NoSeat = 'too-many-learners' | 'too-many-at-address';

export function panelsAt({ holders }: Seat): number {
  let count = 0;
  for (const { panels } of holders) count += panels.size;
  return count;
}

/** Who sits where. Where all seats are taken, whoever has been gone longest gives way. */
export class Seats {
  readonly #limits: SeatLimits;
  readonly #giveWay: (holder: Holder) => void;
  readonly #holders = new Map<Learner, Holder>();
  readonly #seats = new Set<Seat>();
  /** Seats without a feed, the one that was left first coming first. */
  readonly #left = new Set<Seat>();

  /** @param giveWay must drop every panel of the holder, who then `rise`s */
  constructor(limits: SeatLimits, giveWay: (holder: Holder) => void) {
    this.#limits = limits;
    this.#giveWay = giveWay;
  }

  holder(learner: Learner): Holder | undefined {
    return this.#holders.get(learner);
  }

  /** A seat of its own for a learner who has none. */
  take(learner: Learner): Holder | NoSeat {
    const { address } = learner;
    const neighbours = address === undefined ? [] : [...this.#seats].filter(seat => seat.address === address);
    if (neighbours.length >= this.#limits.learnersPerAddress && !this.#free(address))
      return 'too-many-at-address';
    if (this.#seats.size >= this.#limits.learners && !this.#free(undefined)) return 'too-many-learners';
    const seat: Seat = { address, holders: new Set() };
    this.#seats.add(seat);
    return this.join(seat, learner);
  }

  /** The seat that a learner without one shares: that of the panel which it resumes. */
  join(seat: Seat, learner: Learner): Holder {
    const holder: Holder = { learner, seat, panels: new Set(), leaving: undefined };
    this.#holders.set(learner, holder);
    seat.holders.add(holder);
    this.#left.delete(seat);
    return holder;
  }

  /** The learner's feed is gone. */
  leave(holder: Holder, cancel: () => void): void {
    holder.leaving = cancel;
    this.#note(holder.seat);
  }

  /** The learner has no panel any more; a seat ends with the last who shares it. */
  rise(holder: Holder): void {
    holder.leaving?.();
    this.#holders.delete(holder.learner);
    holder.seat.holders.delete(holder);
    this.#note(holder.seat);
  }

  #note(seat: Seat): void {
    const empty = seat.holders.size === 0;
    if (empty) this.#seats.delete(seat);
    if (empty) this.#left.delete(seat);
    else if ([...seat.holders].every(({ leaving }) => leaving !== undefined)) this.#left.add(seat);
  }

  /** @param address whose seat is wanted; undefined for anybody's */
  #free(address: string | undefined): boolean {
    for (const seat of this.#left) {
      if (address !== undefined && seat.address !== address) continue;
      for (const holder of seat.holders) this.#giveWay(holder);
      return true;
    }
    return false;
  }
}
