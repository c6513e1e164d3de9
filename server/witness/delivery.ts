import type { News } from '../protocol/feed.ts';
import { now } from '../wire/clock.ts';
import type { Panel } from './panel.ts';
import { BATCH, type Delay, delay } from './panels.ts';
import type { RecordBudget } from './record-budget.ts';
import type { Learner } from './seats.ts';

/** What carries the records to the page. */
export interface Carrier {
  /** Whether everything handed over before has left this process. When that changes, `Delivery.pump` must be called. */
  writable(): boolean;
  send(news: News): void;
}

interface Waiting {
  readonly panel: Panel;
  readonly seq: number;
  readonly done: (delivered: boolean) => void;
}

/**
 * Milliseconds from one round to the next. A message costs more than the recording of many records, so on a busy lab they
 * wait for each other; nobody sees the difference.
 */
export const PACE_MS = 50;

/**
 * Brings the records of one learner's panels to the page: in order, never more than it drains. The first news goes out in
 * the next turn of the event loop; more within the pace goes out together.
 */
export class Delivery implements Learner {
  readonly address: string | undefined;
  #carrier: Carrier;
  #budget: RecordBudget;
  #delay: Delay;
  /** Panels with news, for the next round. */
  #behind = new Set<Panel>();
  /** Panels of this round that are not served yet. */
  #round = new Set<Panel>();
  #scheduled = false;
  #roundAt = Number.NEGATIVE_INFINITY;
  #waiting: Waiting[] = [];
  /** Bytes of the message that is on its way. */
  #sent = 0;

  /**
   * @param budget charged with the message that is on its way
   * @param address see `Learner`
   */
  constructor(carrier: Carrier, budget: RecordBudget, address: string | undefined, delayed: Delay = delay) {
    this.#carrier = carrier;
    this.#budget = budget;
    this.address = address;
    this.#delay = delayed;
  }

  news(panel: Panel): void {
    this.#behind.add(panel);
    if (this.#scheduled) return;
    this.#scheduled = true;
    const rest = this.#roundAt + PACE_MS - now();
    if (rest > 0) this.#delay(() => this.#nextRound(), rest);
    else setImmediate(() => this.#nextRound());
  }

  left(panel: Panel): void {
    this.#behind.delete(panel);
    this.#round.delete(panel);
    for (const one of this.#waiting) if (one.panel === panel) one.done(false);
    this.#waiting = this.#waiting.filter(one => one.panel !== panel);
  }

  /**
   * Resolves when everything that the panel holds now was handed over; it waits for no round.
   * @returns the number of its last record then; undefined if the panel was closed or left this learner meanwhile
   */
  async caughtUp(panel: Panel): Promise<number | undefined> {
    const { seq } = panel;
    this.#round.add(panel);
    const delivered = await new Promise<boolean>(done => {
      this.#waiting.push({ panel, seq, done });
      this.pump();
    });
    return delivered ? seq : undefined;
  }

  /** Hands over what the transport takes; a panel that was not served to its end goes to the end of the queue. */
  pump(): void {
    if (this.#carrier.writable()) this.settle();
    while (this.#round.size > 0 && this.#carrier.writable()) this.#sendBatch();
    if (this.#waiting.length === 0) return;
    const over = ({ panel, seq }: Waiting) => !panel.open || panel.delivered >= seq;
    const done = this.#waiting.filter(over);
    this.#waiting = this.#waiting.filter(one => !over(one));
    for (const { panel, done: settle } of done) settle(panel.open);
  }

  /** The message that was on its way has left this process, or never will. */
  settle(): void {
    this.#budget.charge(-this.#sent);
    this.#sent = 0;
  }

  #nextRound(): void {
    this.#scheduled = false;
    this.#roundAt = now();
    for (const panel of this.#behind) this.#round.add(panel);
    this.#behind.clear();
    this.pump();
  }

  #sendBatch(): void {
    const shares: News['panels'][number][] = [];
    const pieces: Uint8Array[] = [];
    let records = 0;
    let bytes = 0;
    for (const panel of this.#round) {
      this.#round.delete(panel);
      const room = { records: BATCH.records - records, recordBytes: BATCH.recordBytes - bytes };
      const found = panel.since(panel.delivered, room);
      if (found.bytes > 0) {
        shares.push({ token: panel.token, first: found.first, length: found.bytes });
        pieces.push(...found.pieces);
        records += found.last - found.first + 1;
        bytes += found.bytes;
      }
      // Also where nothing of it is left: the page learns from the next record, or from a flush, how much it missed.
      panel.delivered = found.last;
      const more = panel.open && panel.delivered < panel.seq;
      if (more) this.#round.add(panel);
      if (more || records >= BATCH.records || bytes >= BATCH.recordBytes) break;
    }
    if (shares.length === 0) return;
    this.#sent += bytes;
    this.#budget.charge(bytes);
    this.#carrier.send({ panels: shares, packed: Buffer.concat(pieces, bytes) });
  }
}
