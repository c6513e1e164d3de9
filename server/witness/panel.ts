import type { Limits } from '../config/config.ts';
import type { WireRecord } from '../protocol.ts';
import { IssuedCookies } from '../wire/cookies.ts';
import type { Draft, ExchangeLog } from '../wire/log.ts';

/** How much one panel keeps. */
export type PanelLimits = Pick<Limits, 'records' | 'recordBytes'>;

/** What a record without bytes counts against the cap on bytes. */
const RECORD_OVERHEAD_BYTES = 64;

function weight(record: WireRecord): number {
  return RECORD_OVERHEAD_BYTES + (record.kind === 'bytes' ? record.bytes.length : 0);
}

/** The log of one open panel: numbers its records, keeps the latest, and remembers up to where they were delivered. */
export class Panel {
  readonly token: string;
  readonly cookies = new IssuedCookies();
  /** The last record's number; 0 before the first. */
  seq = 0;
  /** The number of the last record that was handed to the feed. */
  delivered = 0;
  open = true;
  #limits: PanelLimits;
  #news: () => void;
  #records: WireRecord[] = [];
  /** Index of the oldest kept record in `#records`. */
  #oldest = 0;
  #bytes = 0;
  #connections = new WeakMap<object, number>();
  #connectionCount = 0;
  #exchangeCount = 0;

  /** @param news called whenever a record was added */
  constructor(token: string, limits: PanelLimits, news: () => void) {
    this.token = token;
    this.#limits = limits;
    this.#news = news;
  }

  /** Numbers a new exchange; see `Logs`. */
  exchange(run: string, connection: object): ExchangeLog {
    const connectionNumber = this.#connections.get(connection) ?? ++this.#connectionCount;
    this.#connections.set(connection, connectionNumber);
    this.#exchangeCount += 1;
    const numbers = { run, connection: connectionNumber, exchange: this.#exchangeCount };
    const isOpen = () => this.open;
    return {
      cookies: this.cookies,
      get open() {
        return isOpen();
      },
      write: draft => this.#add(draft, numbers),
    };
  }

  /**
   * What came after a record, oldest first.
   * @param after a record's number
   * @param limits at most so many records and, but for the first, so many bytes
   * @returns also how many records after `after` had already been dropped
   */
  since(
    after: number,
    limits: PanelLimits,
  ): { readonly records: readonly WireRecord[]; readonly lost: number } {
    const first = this.seq - (this.#records.length - this.#oldest) + 1;
    const from = this.#oldest + Math.max(0, after + 1 - first);
    const records: WireRecord[] = [];
    let bytes = 0;
    for (const record of this.#records.slice(from, from + limits.records)) {
      bytes += weight(record);
      if (records.length > 0 && bytes > limits.recordBytes) break;
      records.push(record);
    }
    return { records, lost: Math.max(0, first - 1 - after) };
  }

  close(): void {
    this.open = false;
    this.#records = [];
    this.#oldest = 0;
  }

  #add(
    draft: Draft,
    numbers: { readonly run: string; readonly connection: number; readonly exchange: number },
  ): void {
    if (!this.open) return;
    this.seq += 1;
    const record: WireRecord = { ...draft, ...numbers, seq: this.seq };
    this.#records.push(record);
    this.#bytes += weight(record);
    while (this.#over() && this.#records.length - this.#oldest > 1) this.#dropOldest();
    this.#news();
  }

  #over(): boolean {
    return (
      this.#records.length - this.#oldest > this.#limits.records || this.#bytes > this.#limits.recordBytes
    );
  }

  #dropOldest(): void {
    const dropped = this.#records[this.#oldest];
    if (dropped) this.#bytes -= weight(dropped);
    this.#oldest += 1;
    // Moving everything down at every drop would make a full log slow; half of the array is moved half as many times.
    if (this.#oldest * 2 < this.#records.length) return;
    this.#records = this.#records.slice(this.#oldest);
    this.#oldest = 0;
  }
}
