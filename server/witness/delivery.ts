import type { WireRecord } from '../protocol.ts';
import type { Panel } from './panel.ts';
import { BATCH, type Learner, MESSAGE } from './panels.ts';

/** What carries the records to the page. */
export interface Carrier {
  /** Whether everything handed over before has left this process. When that changes, `Delivery.pump` must be called. */
  writable(): boolean;
  send(token: string, records: readonly WireRecord[]): void;
}

interface Waiting {
  readonly panel: Panel;
  readonly seq: number;
  readonly done: () => void;
}

/** Brings the records of one learner's panels to the page: in order, once per turn of the event loop, never more than it drains. */
export class Delivery implements Learner {
  #carrier: Carrier;
  #behind = new Set<Panel>();
  #scheduled = false;
  #waiting: Waiting[] = [];

  constructor(carrier: Carrier) {
    this.#carrier = carrier;
  }

  news(panel: Panel): void {
    this.#behind.add(panel);
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.pump();
    });
  }

  /**
   * Resolves when everything that the panel holds now was handed over.
   * @returns the number of its last record then; undefined if the panel has closed meanwhile
   */
  async caughtUp(panel: Panel): Promise<number | undefined> {
    const { seq } = panel;
    this.#behind.add(panel);
    await new Promise<void>(done => {
      this.#waiting.push({ panel, seq, done });
      this.pump();
    });
    return panel.open ? seq : undefined;
  }

  /** Hands over what the transport takes; a panel that was served goes to the end of the queue. */
  pump(): void {
    for (const panel of this.#behind) {
      if (!this.#carrier.writable()) break;
      this.#behind.delete(panel);
      this.#sendBatch(panel);
      if (panel.open && panel.delivered < panel.seq) this.#behind.add(panel);
    }
    const over = (one: Waiting) => !one.panel.open || one.panel.delivered >= one.seq;
    const done = this.#waiting.filter(over);
    this.#waiting = this.#waiting.filter(one => !over(one));
    for (const one of done) one.done();
  }

  #sendBatch(panel: Panel): void {
    const { records } = panel.since(panel.delivered, BATCH);
    for (let at = 0; at < records.length; at += MESSAGE.records)
      this.#carrier.send(panel.token, records.slice(at, at + MESSAGE.records));
    panel.delivered = records.at(-1)?.seq ?? panel.delivered;
  }
}
