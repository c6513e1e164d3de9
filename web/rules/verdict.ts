import type { Stop } from '../../server/protocol.ts';
import type { StepId } from './steps.ts';

/** One step of a rule: what was compared, and whether it let the run pass. */
export interface Step {
  /** Stable name; lessons cite it in `because`. Its words are in `STEPS`. */
  readonly id: StepId;
  /** The section that demands it: an RFC's section or a living standard's anchor. */
  readonly source: string;
  /** Who performs it. */
  readonly by: 'page' | 'browser' | 'server';
  readonly passed: boolean;
  /** The value found and the value wanted, as text; absent where nothing is compared. */
  readonly found?: string;
  readonly wanted?: string;
  /**
   * Only on a step that did not pass and yet did not end the run. `browser`: this browser leaves the step out;
   * `fallback`: the client had another way; `next-step`: a later step judges what follows from it.
   */
  readonly tolerated?: 'browser' | 'fallback' | 'next-step';
}

/** Where the run stops, by the rule alone, with the steps that led there; the deciding step is the one named `because`. */
export interface Verdict {
  readonly stops: Stop;
  readonly because: StepId;
  readonly steps: readonly Step[];
}
