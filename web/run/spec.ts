import type { Browser } from '../rules/core/browser.ts';
import type { Stop } from '../rules/core/stop.ts';
import type { Answer } from './answers.ts';

/** What depends on the reader's browser or machine and is probed before a run is judged. */
export const CONDITIONS = [
  'certificate-trusted',
  'certificate-untrusted',
  'lab-same-host',
  'lab-two-ports',
] as const;
export type Condition = (typeof CONDITIONS)[number];

/** Where a run stops and which step decides. */
export interface Claim {
  readonly stops: Stop;
  readonly because: string;
}

/** What a wrong prediction betrays, as the lesson answers it. Name and text are HTML of the build. */
export interface Misconception {
  /** The predictions that it answers. */
  readonly stops: readonly Answer[];
  readonly name: string;
  readonly text: string;
}

/** What repairs a broken case: settings of its server that serve a friend’s page and no stranger’s. */
export interface Repair {
  readonly answer: Readonly<Record<string, string>>;
  /** Settings that serve both; null where no setting does. */
  readonly tooOpen: Readonly<Record<string, string>> | null;
}

/** One live directive of a lesson, or a panel about which nobody says anything. */
export interface PanelSpec {
  readonly id: string;
  /** Its name in the lesson, in the lesson's language; absent outside one. */
  readonly title?: string;
  readonly experiment: string;
  /** Only the knobs that the lesson sets. */
  readonly knobs: Readonly<Record<string, string>>;
  /** Null outside a lesson: nothing is claimed, so no run can be otherwise. */
  readonly claim: Claim | null;
  /** Claims of browsers that differ. */
  readonly claims: Readonly<Partial<Record<Browser, Claim>>>;
  readonly needs: readonly Condition[];
  /** Absent where there is nothing to repair. */
  readonly repair?: Repair;
  /** Absent where the lesson answers no wrong prediction. */
  readonly wrong?: readonly Misconception[];
}
