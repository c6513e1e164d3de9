import type { Limits } from '../config/config.ts';
import type { OpenAnswer, PassAnswer, ResumeAnswer } from '../protocol.ts';
import type { ExchangeLog, Logs, NumberedConnection } from '../wire/log.ts';
import { type PanelLimits, packedRecords } from './packed-log.ts';
import { Panel } from './panel.ts';
import { Passes, secretDigits } from './passes.ts';

/** How long a panel outlives its feed: a reconnect within this time resumes it. Milliseconds. */
export const GRACE_MS = 30_000;
/** The most that one message brings; the rest waits in the panel, which keeps within its caps. */
export const BATCH: PanelLimits = { records: 4_096, recordBytes: 262_144 };

/** One feed connection. */
export interface Learner {
  /** A panel of this learner, so far up to date, has records that were not delivered. */
  news(panel: Panel): void;
  /** The panel was closed, or is another learner's now: from here on none of its records may go to this one. */
  left(panel: Panel): void;
}

/** Calls back once after some milliseconds; returns the undo. */
export type Delay = (callback: () => void, ms: number) => () => void;

export const delay: Delay = (callback, ms) => {
  const timer = setTimeout(callback, ms).unref();
  return () => clearTimeout(timer);
};

export type PanelsLimits = PanelLimits & Pick<Limits, 'panels' | 'learners'>;

/** The open panels, and which learner holds each. */
export class Panels implements Logs {
  #limits: PanelsLimits;
  #delay: Delay;
  #panels = new Map<string, Panel>();
  #passes = new Passes();
  #holders = new Map<Panel, Learner>();
  #held = new Map<Learner, Set<Panel>>();
  #leaving = new Map<Learner, () => void>();

  constructor(limits: PanelsLimits, delayed: Delay = delay) {
    this.#limits = limits;
    this.#delay = delayed;
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
    return panel && this.#holders.get(panel) === learner ? panel : undefined;
  }

  open(learner: Learner): OpenAnswer {
    const held = this.#held.get(learner);
    if (!held && this.#held.size >= this.#limits.learners) return { ok: false, error: 'too-many-learners' };
    if (held && held.size >= this.#limits.panels) return { ok: false, error: 'too-many-panels' };
    const token = secretDigits();
    const panel: Panel = new Panel(token, this.#limits, () => this.#holders.get(panel)?.news(panel));
    this.#panels.set(token, panel);
    this.#give(panel, learner);
    return { ok: true, token };
  }

  /** A pass for one run, for the learner who holds the panel. */
  pass(learner: Learner, token: string, run: string): PassAnswer {
    const panel = this.panel(learner, token);
    return panel ? { ok: true, pass: this.#passes.issue(panel, run) } : { ok: false, error: 'unknown-token' };
  }

  /**
   * Hands a panel to the feed that names its token, usually the one that follows a lost connection.
   * @param after the last record that the page holds
   * @returns the first message of what came after it; the rest follows as news
   */
  resume(learner: Learner, token: string, after: number): ResumeAnswer {
    const panel = this.#panels.get(token);
    if (!panel) return { ok: false, error: 'unknown-token' };
    this.#take(panel);
    this.#give(panel, learner);
    const from = Math.min(after, panel.seq);
    const found = panel.since(from, BATCH);
    panel.delivered = found.last;
    if (panel.delivered < panel.seq) learner.news(panel);
    return { ok: true, missed: packedRecords(found), lost: found.lost };
  }

  /** The token dies with its panel. */
  close(learner: Learner, token: string): void {
    const panel = this.panel(learner, token);
    if (panel) this.#drop(panel);
  }

  /** The feed is gone: its panels stay for the grace time, unless another feed resumes them. */
  leave(learner: Learner): void {
    if (!this.#held.has(learner)) return;
    const cancel = this.#delay(() => {
      for (const panel of this.#held.get(learner) ?? []) this.#drop(panel);
    }, GRACE_MS);
    this.#leaving.set(learner, cancel);
  }

  #give(panel: Panel, learner: Learner): void {
    this.#holders.set(panel, learner);
    const held = this.#held.get(learner) ?? new Set();
    this.#held.set(learner, held.add(panel));
  }

  #take(panel: Panel): void {
    const learner = this.#holders.get(panel);
    this.#holders.delete(panel);
    learner?.left(panel);
    const held = learner && this.#held.get(learner);
    if (!learner || !held?.delete(panel) || held.size > 0) return;
    this.#held.delete(learner);
    this.#leaving.get(learner)?.();
    this.#leaving.delete(learner);
  }

  #drop(panel: Panel): void {
    this.#take(panel);
    this.#panels.delete(panel.token);
    this.#passes.drop(panel);
    panel.close();
  }
}
