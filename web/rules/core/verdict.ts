import type { Comparison } from './compared.ts';
import type { Consequence, Help } from './consequence.ts';
import type { StepDefinition } from './definition.ts';
import type { Stop } from './stop.ts';

/** One step of a rule: what it looked at, and whether it let the run pass. */
export interface Step {
  /** Of its definition: what lessons and tests name it by. */
  readonly id: string;
  readonly definition: StepDefinition;
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
  /** The id of the deciding step. */
  readonly because: string;
  readonly steps: readonly Step[];
}

/** The step that decided. A rule may take a step of one name several times: once a request, once a redirect. */
export function decidingStep({ because, stops, steps }: Verdict): Step | undefined {
  const named = steps.filter(({ id }) => id === because);
  return (stops === 'nowhere' ? undefined : named.findLast(({ passed }) => !passed)) ?? named.at(-1);
}
