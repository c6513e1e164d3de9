import type { Limits } from '../config/config.ts';
import type { WireRecord } from '../protocol.ts';
import { IssuedCookies } from '../wire/cookies.ts';
import type { Draft, ExchangeLog, NumberedConnection } from '../wire/log.ts';

/** How much one panel keeps. */
export type PanelLimits = Pick<Limits, 'records' | 'recordBytes'>;

type Numbers = Pick<WireRecord, 'run' | 'connection' | 'exchange'>;

/** What a record without bytes counts against the cap on bytes. */
const RECORD_OVERHEAD_BYTES = 64;

function weight(record: WireRecord): number {
  return RECORD_OVERHEAD_BYTES + (record.kind === 'bytes' ? record.bytes.length : 0);
}

/** Written out by kind, because copying unknown properties would cost more than all else that is done with a record. */
function numbered(draft: Draft, { run, connection, exchange }: Numbers, seq: number): WireRecord {
  const { at } = draft;
  switch (draft.kind) {
    case 'bytes': {
      const { kind, part, direction, bytes, masks } = draft;
      return { kind, seq, run, connection, exchange, at, part, direction, bytes, masks };
    }
    case 'cut': {
      const { kind, part, direction, limit } = draft;
      return { kind, seq, run, connection, exchange, at, part, direction, limit };
    }
    case 'end': {
      const { kind, how, unrecorded } = draft;
      return { kind, seq, run, connection, exchange, at, how, unrecorded };
    }
  }
}

class Exchange implements ExchangeLog {
  #panel: Panel;
  #numbers: Numbers;

  constructor(panel: Panel, numbers: Numbers) {
    this.#panel = panel;
    this.#numbers = numbers;
  }

  get open(): boolean {
    return this.#panel.open;
  }

  get cookies(): IssuedCookies {
    return this.#panel.cookies;
  }

  write(draft: Draft): void {
    this.#panel.add(draft, this.#numbers);
  }
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
  /** Record `seq` stands at `(seq - 1) % limits.records`. */
  #ring: (WireRecord | undefined)[] = [];
  /** The number of the oldest record that is kept. */
  #first = 1;
  #bytes = 0;
  #connectionCount = 0;
  #exchangeCount = 0;

  /** @param news called whenever a record was added */
  constructor(token: string, limits: PanelLimits, news: () => void) {
    this.token = token;
    this.#limits = limits;
    this.#news = news;
  }

  /** Numbers a new exchange; see `Logs`. */
  exchange(run: string, connection: NumberedConnection): ExchangeLog {
    const known = connection.numbers.find(({ panel }) => panel === this);
    const number = known?.number ?? ++this.#connectionCount;
    if (!known) connection.numbers.push({ panel: this, number });
    this.#exchangeCount += 1;
    return new Exchange(this, { run, connection: number, exchange: this.#exchangeCount });
  }

  /** Numbers a record and keeps it; the oldest go where there is no room. */
  add(draft: Draft, numbers: Numbers): void {
    if (!this.open) return;
    const { records, recordBytes } = this.#limits;
    this.seq += 1;
    const record = numbered(draft, numbers, this.seq);
    if (this.seq - this.#first >= records) this.#dropOldest();
    this.#ring[this.#slot(this.seq)] = record;
    this.#bytes += weight(record);
    while (this.#bytes > recordBytes && this.#first < this.seq) this.#dropOldest();
    this.#news();
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
    const records: WireRecord[] = [];
    let bytes = 0;
    for (let seq = Math.max(after + 1, this.#first); seq <= this.seq; seq += 1) {
      const record = this.#ring[this.#slot(seq)];
      if (!record || records.length >= limits.records) break;
      bytes += weight(record);
      if (records.length > 0 && bytes > limits.recordBytes) break;
      records.push(record);
    }
    return { records, lost: Math.max(0, this.#first - 1 - after) };
  }

  close(): void {
    this.open = false;
    this.#ring = [];
  }

  #slot(seq: number): number {
    return (seq - 1) % this.#limits.records;
  }

  #dropOldest(): void {
    const slot = this.#slot(this.#first);
    const dropped = this.#ring[slot];
    if (dropped) this.#bytes -= weight(dropped);
    this.#ring[slot] = undefined;
    this.#first += 1;
  }
}
