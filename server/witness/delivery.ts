import type { News } from '../protocol/feed.ts';
import type { Recorder } from '../wire/recorder.ts';
import type { Panel } from './panel.ts';
import { BATCH } from './panels.ts';
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

/** Brings the records of one learner's panels to the page: in order, never more than it drains, those of one round together. */
export class Delivery implements Learner {
  readonly address: string | undefined;
  #carrier: Carrier;
  #budget: RecordBudget;
  #afterRound: Recorder['afterRound'];
  /** Panels with news, of a round that is not over. */
  #behind = new Set<Panel>();
  /** Panels of earlier rounds that are not served yet. */
  #due = new Set<Panel>();
  #waiting: Waiting[] = [];
  /** Bytes of the message that is on its way. */
  #sent = 0;

  /**
   * @param budget charged with the message that is on its way
   * @param afterRound of the recorder that fills the panels
   * @param address see `Learner`
   */
  constructor(
    carrier: Carrier,
    budget: RecordBudget,
    afterRound: Recorder['afterRound'],
    address: string | undefined,
  ) {
    this.#carrier = carrier;
    this.#budget = budget;
    this.address = address;
    this.#afterRound = afterRound;
  }

  news(panel: Panel): void {
    if (this.#behind.size === 0) this.#afterRound(() => this.#serve());
    this.#behind.add(panel);
  }

  left(panel: Panel): void {
    this.#behind.delete(panel);
    this.#due.delete(panel);
    for (const one of this.#waiting) if (one.panel === panel) one.done(false);
    this.#waiting = this.#waiting.filter(one => one.panel !== panel);
  }

  /**
   * Resolves when everything that the panel holds now was handed over; it waits for no round.
   * @returns the number of its last record then; undefined if the panel was closed or left this learner meanwhile
   */
  async caughtUp(panel: Panel): Promise<number | undefined> {
    const { seq } = panel;
    this.#due.add(panel);
    const delivered = await new Promise<boolean>(done => {
      this.#waiting.push({ panel, seq, done });
      this.pump();
    });
    return delivered ? seq : undefined;
  }

  /** Hands over what the transport takes; a panel that was not served to its end goes to the end of the queue. */
  pump(): void {
    if (this.#carrier.writable()) this.settle();
    while (this.#due.size > 0 && this.#carrier.writable()) this.#sendBatch();
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

  #serve(): void {
    for (const panel of this.#behind) this.#due.add(panel);
    this.#behind.clear();
    this.pump();
  }

  #sendBatch(): void {
    const shares: News['panels'][number][] = [];
    const pieces: Uint8Array[] = [];
    let records = 0;
    let bytes = 0;
    for (const panel of this.#due) {
      this.#due.delete(panel);
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
      if (more) this.#due.add(panel);
      if (more || records >= BATCH.records || bytes >= BATCH.recordBytes) break;
    }
    if (shares.length === 0) return;
    this.#sent += bytes;
    this.#budget.charge(bytes);
    this.#carrier.send({ panels: shares, packed: Buffer.concat(pieces, bytes) });
  }
}
