import type { Stop } from '../../../server/protocol.ts';
import type { Comparison } from './compared.ts';
import type { Consequence, Help } from './consequence.ts';
import type { StepId } from './steps.ts';

/** One step of a rule: what it looked at, and whether it let the run pass. */
export interface Step {
  /** Stable name; lessons cite it in `because`. Its words are in `STEPS`. */
  readonly id: StepId;
  /** The section that demands it: an RFC's section or a living standard's anchor. */
  readonly source: string;
  /** Who performs it. */
  readonly by: 'page' | 'browser' | 'server';
  readonly passed: boolean;
  /** The two values that its sentence names, as text. */
  readonly found?: string;
  readonly wanted?: string;
  /** How the two were compared; absent where they were not. */
  readonly compared?: Comparison;
  /**
   * Only on a step that did not pass and yet did not end the run. `browser`: this browser leaves the step out;
   * `fallback`: the client had another way; `next-step`: a later step judges what follows from it.
   */
  readonly tolerated?: 'browser' | 'fallback' | 'next-step';
  /** Only on a step that ended the run, or a transport of it. */
  readonly consequence?: Consequence;
  /** Only on a step that left a cookie behind: at the response that set it, or before the request that it was to go with. */
  readonly left?: 'response' | 'request';
  /** What would have let it pass; absent where the step names nothing. */
  readonly help?: Help;
}

/** Where the run stops, by the rule alone, with the steps that led there; the deciding step is the one named `because`. */
export interface Verdict {
  readonly stops: Stop;
  readonly because: StepId;
  readonly steps: readonly Step[];
}
