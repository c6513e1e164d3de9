import type { Stop } from '../../server/protocol.ts';
import { STEPS, type StepId } from './steps.ts';
import type { Step, Verdict } from './verdict.ts';

/** A step with the place where the run stops if it does not pass. */
export interface Check {
  readonly step: Step;
  readonly stops: Exclude<Stop, 'nowhere'>;
}

/** Stands for a value that is not there, where found and wanted are compared. */
export const NOTHING = '—';

interface Compared {
  readonly found: string | null;
  readonly wanted: string | null;
}

/** One step, with performer and source from `STEPS`. */
export function step(
  id: StepId,
  passed: boolean,
  compared?: Compared,
  more: { readonly tolerated?: NonNullable<Step['tolerated']>; readonly source?: string } = {},
): Step {
  return {
    id,
    source: more.source ?? STEPS[id].source,
    by: STEPS[id].by,
    passed,
    ...(compared && { found: compared.found ?? NOTHING, wanted: compared.wanted ?? NOTHING }),
    ...(!passed && more.tolerated && { tolerated: more.tolerated }),
  };
}

/**
 * Walks through the checks of a rule until one stops the run; checks are computed one at a time, so that a rule may
 * rely on everything before. When none stops it, the last step that passed decides.
 * Throws a RangeError for a rule without any passing or stopping step: such a rule says nothing.
 */
export function judge(checks: Iterable<Check>): Verdict {
  const steps: Step[] = [];
  let last: StepId | undefined;
  for (const check of checks) {
    steps.push(check.step);
    if (check.step.passed) {
      last = check.step.id;
    } else if (check.step.tolerated === undefined) {
      return { stops: check.stops, because: check.step.id, steps };
    }
  }
  if (last === undefined) throw new RangeError('a rule needs a step that passes or stops the run');
  return { stops: 'nowhere', because: last, steps };
}
