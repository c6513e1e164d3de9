import type { Limits } from '../config/config.ts';
import type { OpenAnswer, PassAnswer, ResumeAnswer } from '../protocol/feed.ts';
import type { ExchangeLog, Logs, NumberedConnection } from '../wire/log.ts';
import type { PanelLimits } from './packed-log.ts';
import { Panel } from './panel.ts';
import { Passes, secretDigits } from './passes.ts';
import { RecordBudget } from './record-budget.ts';
import { type Holder, type Learner, panelsAt, type SeatLimits, Seats } from './seats.ts';

/** How long a panel outlives its feed: a reconnect within this time resumes it. Milliseconds. */
export const GRACE_MS = 30_000;
/** The most that one message brings; the rest waits in the panel, which keeps within its caps. */
export const BATCH: PanelLimits = { records: 4_096, recordBytes: 262_144 };

/** Calls back once after some milliseconds; returns the undo. */
export type Delay = (callback: () => void, ms: number) => () => void;

export const delay: Delay = (callback, ms) => {
  const timer = setTimeout(callback, ms).unref();
  return () => clearTimeout(timer);
};

export type PanelsLimits = PanelLimits & SeatLimits & Pick<Limits, 'panels' | 'totalRecordBytes'>;

/** The open panels, and which learner holds each. */
export class Panels implements Logs {
  /** What the records of all panels may take, and what of them is on its way to the pages. */
  readonly budget: RecordBudget;
  #limits: PanelsLimits;
  #delay: Delay;
  #panels = new Map<string, Panel>();
  #passes = new Passes();
  #holders = new Map<Panel, Holder>();
  #seats: Seats;

  constructor(limits: PanelsLimits, delayed: Delay = delay) {
    this.#limits = limits;
    this.#delay = delayed;
    this.budget = new RecordBudget(limits.totalRecordBytes);
    this.#seats = new Seats(limits, holder => this.#dropAll(holder));
  }

  /** @param token of an open panel, or a pass of one */
  knows(token: string): boolean {
    return this.#panels.has(token) || this.#passes.has(token);
  }

  /** @param token as in `knows`; a pass is good in requests of its own run alone */
  exchange(token: string, run: string, connection: NumberedConnection): ExchangeLog | undefined {
    const panel = this.#panels.get(token) ?? this.#passes.panel(token, run);
    return panel?.exchange(run, connection);
  }

  /** The panel, if this learner holds it. */
  panel(learner: Learner, token: string): Panel | undefined {
    const panel = this.#panels.get(token);
    return panel && this.#holders.get(panel)?.learner === learner ? panel : undefined;
  }

  /** Whether the learner holds a panel. */
  holds(learner: Learner): boolean {
    return this.#seats.holder(learner) !== undefined;
  }

  open(learner: Learner): OpenAnswer {
    const holder = this.#seats.holder(learner) ?? this.#seats.take(learner);
    if (typeof holder === 'string') return { ok: false, error: holder };
    if (panelsAt(holder.seat) >= this.#limits.panels) return { ok: false, error: 'too-many-panels' };
    const token = secretDigits();
    const panel: Panel = new Panel(token, this.#limits, this.budget, () =>
      this.#holders.get(panel)?.learner.news(panel),
    );
    this.#panels.set(token, panel);
    this.#give(panel, holder);
    return { ok: true, token };
  }

  /** A pass for one run, for the learner who holds the panel. */
  pass(learner: Learner, token: string, run: string): PassAnswer {
    const panel = this.panel(learner, token);
    return panel ? { ok: true, pass: this.#passes.issue(panel, run) } : { ok: false, error: 'unknown-token' };
  }

  /**
   * Hands a panel to the feed that names its token, usually the one that follows a lost connection; what came after the
   * last record that the page holds and has not been dropped follows as news. A feed without a panel so far sits where the panel was.
   * @param after the last record that the page holds
   */
  resume(learner: Learner, token: string, after: number): ResumeAnswer {
    const panel = this.#panels.get(token);
    const before = panel && this.#holders.get(panel);
    if (!before) return { ok: false, error: 'unknown-token' };
    const holder = this.#seats.holder(learner) ?? this.#seats.join(before.seat, learner);
    if (holder.seat !== before.seat && panelsAt(holder.seat) >= this.#limits.panels)
      return { ok: false, error: 'too-many-panels' };
    before.panels.delete(panel);
    before.learner.left(panel);
    this.#give(panel, holder);
    if (before.panels.size === 0) this.#seats.rise(before);
    panel.delivered = Math.min(after, panel.seq);
    if (panel.delivered < panel.seq) learner.news(panel);
    return { ok: true };
  }

  /** The token dies with its panel. */
  close(learner: Learner, token: string): void {
    const panel = this.panel(learner, token);
    if (panel) this.#drop(panel);
  }

  /** The feed is gone: its panels stay for the grace time, unless another feed resumes them or needs the seat. */
  leave(learner: Learner): void {
    const holder = this.#seats.holder(learner);
    if (!holder) return;
    this.#seats.leave(
      holder,
      this.#delay(() => this.#dropAll(holder), GRACE_MS),
    );
  }

  #give(panel: Panel, holder: Holder): void {
    this.#holders.set(panel, holder);
    holder.panels.add(panel);
  }

  #dropAll({ panels }: Holder): void {
    for (const panel of panels) this.#drop(panel);
  }

  #drop(panel: Panel): void {
    const holder = this.#holders.get(panel);
    this.#holders.delete(panel);
    this.#panels.delete(panel.token);
    this.#passes.drop(panel);
    panel.close();
    if (!holder) return;
    holder.panels.delete(panel);
    holder.learner.left(panel);
    if (holder.panels.size === 0) this.#seats.rise(holder);
  }
}
