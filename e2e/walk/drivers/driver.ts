import type { Stop } from '../../../web/rules/core/stop.ts';
import type { Claim, PanelSpec } from '../../../web/run/spec.ts';

/** What a panel says after a run. Words are kept as they stand, so that a comparison can show an unknown one. */
export interface Seen {
  /** By the rule: where the run stops, and the step that decides. */
  readonly stops: string | null;
  readonly because: string | null;
  /** By the measurement: where it stopped. */
  readonly observed: string | null;
  readonly asClaimed: string | null;
  readonly contested: string | null;
  /** Where it is told how to meet a condition that is not met. */
  readonly help: string | null;
  /** All that the panel shows, as text. */
  readonly text: string;
}

/** What a person does with a lesson, in one browser. */
export interface Driver {
  /** Opens an address of the reader and waits until it is whole. */
  open(path: string): Promise<void>;
  /** The claims of the open lesson, in order, as the page itself describes them: the cases of its panels. */
  panels(): Promise<readonly PanelSpec[]>;
  /** Its cases to repair. */
  repairs(): Promise<readonly PanelSpec[]>;
  /** Runs a case to repair from both its pages, and gives what the panel says came of it. */
  repair(panel: string): Promise<string | null>;
  /** Shows that case, predicts what the claim says, presses Run, and waits for what the panel says. Once per case and opening. */
  run(panel: string, guess: Claim): Promise<Seen>;
}

/** The field of a prediction; which are offered is for the experiment to say. */
export function radioFor(stop: Stop): string {
  return `input[type="radio"][value="${stop}"]`;
}

/** The prediction that a claim bears out: where the run stops, or of two URLs the step that says what they are to each other. */
export function radioOf({ because, stops }: Claim): string {
  return `input[type="radio"]:is([value="${stops}"], [value="${because}"])`;
}

/** The tab of a case where a panel has several. */
export function tabOf(panel: string): string {
  return `[role="tab"][id="${panel}"]`;
}

/** What a page says of the panels of its sections, case by case. */
export function specsIn(sections: readonly (string | null)[]): readonly PanelSpec[] {
  return sections.flatMap(text => (JSON.parse(text ?? '[]') as PanelSpec[][]).flat());
}

/** The name of the button that starts the first run, in either language. */
export const RUN = /^(?:Run|运行)$/;

/** Attributes of the element that carries the verdict. */
export const VERDICT = '[data-verdict]';
export const HELP = '[data-unmet] a';
export const ATTRIBUTES: Readonly<Record<Exclude<keyof Seen, 'help' | 'text'>, string>> = {
  stops: 'data-stops',
  because: 'data-because',
  observed: 'data-observed',
  asClaimed: 'data-as-claimed',
  contested: 'data-contested',
};

/** What the panel of a repair says came of both runs; empty while nothing is known. */
export const REPAIR = 'data-repair';
