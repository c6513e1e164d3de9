import type { Draft, Numbers } from '../protocol/records.ts';
import { IssuedCookies } from '../wire/cookies.ts';
import type { ExchangeLog, NumberedConnection } from '../wire/log.ts';
import { PackedLog, type PanelLimits } from './packed-log.ts';
import type { RecordBudget } from './record-budget.ts';

/** Bytes of memory of an open panel beside its records: 1.3 KB at its first exchange, and what its passes and cookies add. */
const PANEL_COST = 4_096;

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
  /** The number of the last record that was handed to the feed. */
  delivered = 0;
  open = true;
  #news: () => void;
  #budget: RecordBudget;
  #log: PackedLog;
  #connectionCount = 0;
  #exchangeCount = 0;

  /** @param news called when a record was added to a panel whose records were all delivered */
  constructor(token: string, limits: PanelLimits, budget: RecordBudget, news: () => void) {
    this.token = token;
    this.#budget = budget;
    this.#log = new PackedLog(limits, budget);
    this.#news = news;
    budget.charge(PANEL_COST);
  }

  /** The last record's number; 0 before the first. */
  get seq(): number {
    return this.#log.seq;
  }

  /** Numbers a new exchange; see `Logs`. */
  exchange(run: string, connection: NumberedConnection): ExchangeLog {
    const known = connection.numbers.find(({ panel }) => panel === this);
    const number = known?.number ?? ++this.#connectionCount;
    if (!known) {
      // A connection may outlive any number of panels, and must not keep them.
      connection.numbers = connection.numbers.filter(({ panel }) => panel.open);
      connection.numbers.push({ panel: this, number });
    }
    this.#exchangeCount += 1;
    return new Exchange(this, { run, connection: number, exchange: this.#exchangeCount });
  }

  add(draft: Draft, numbers: Numbers): void {
    if (!this.open) return;
    const idle = this.delivered === this.#log.seq;
    this.#log.add(draft, numbers);
    if (idle) this.#news();
  }

  /** See `PackedLog.since`. */
  since(after: number, limits: PanelLimits) {
    return this.#log.since(after, limits);
  }

  close(): void {
    if (!this.open) return;
    this.open = false;
    this.#log.clear();
    this.#budget.charge(-PANEL_COST);
  }
}
