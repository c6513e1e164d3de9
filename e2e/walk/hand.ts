import { STOPS, type Stop } from '../../server/protocol.ts';
import type { PanelSpec } from '../../web/panel/spec.ts';

/** What a panel says after a run. Words are kept as they stand, so that a comparison can show an unknown one. */
export interface Seen {
  /** By the rule: where the run stops, and the step that decides. */
  readonly stops: string | null;
  readonly because: string | null;
  /** By the measurement: where it stopped. */
  readonly observed: string | null;
  readonly asClaimed: string | null;
}

/** What a person does with a lesson, in one browser. */
export interface Hand {
  /** Opens an address of the reader and waits until it is whole. */
  open(path: string): Promise<void>;
  /** The panels of the open lesson, in order, as the page itself describes them. */
  panels(): Promise<readonly PanelSpec[]>;
  /** Says where the run will stop, presses Run, and waits for what the panel says. Once per panel and opening. */
  run(panel: string, guess: Stop): Promise<Seen>;
}

/** The prediction's place among all, as the page lays them out. */
export function placeOf(stop: Stop): number {
  return STOPS.indexOf(stop);
}

/** The name of the button that starts the first run, in either language. */
export const RUN = /^(?:Run|运行)$/;

/** Attributes of the element that carries the verdict. */
export const VERDICT = '[data-verdict]';
export const ATTRIBUTES: Readonly<Record<keyof Seen, string>> = {
  stops: 'data-stops',
  because: 'data-because',
  observed: 'data-observed',
  asClaimed: 'data-as-claimed',
};
