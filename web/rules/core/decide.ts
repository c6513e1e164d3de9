import { type Consequence, consequenceOf } from './consequence.ts';
import type { Stop } from './stop.ts';
import type { Step, Verdict } from './verdict.ts';

/** A step with the place where the run stops if it does not pass. */
export interface Check {
  readonly step: Step;
  readonly stops: Exclude<Stop, 'nowhere'>;
  /** The status of the response that the step looks at; null: none came; absent: not known, or it looks at none. */
  readonly status?: number | null;
}

/** A step that ended a run, with what had happened by then. */
export function ended(made: Step, consequence: Consequence): Step {
  const { stopped, throws } = made.definition;
  // That the server saw nothing says neither that nothing was sent nor why.
  const unseen = stopped === 'unseen' && consequence.sent === 'nothing';
  return {
    ...made,
    consequence: {
      ...consequence,
      ...(unseen && { sent: 'unknown' }),
      page: throws ?? consequence.page,
    },
  };
}

/**
 * Walks through the checks of a rule until one stops the run; checks are computed one at a time, so that a rule may
 * rely on everything before. When none stops it, the last step that passed decides.
 * Throws a RangeError for a rule without any passing or stopping step: such a rule says nothing.
 */
export function decide(checks: Iterable<Check>): Verdict {
  const steps: Step[] = [];
  let last: string | undefined;
  for (const { status, step: made, stops } of checks) {
    const { id } = made;
    if (!made.passed && made.tolerated === undefined) {
      steps.push(made.consequence ? made : ended(made, consequenceOf(stops, status)));
      return { stops, because: id, steps };
    }
    steps.push(made);
    if (made.passed) last = id;
  }
  if (last === undefined) throw new RangeError('a rule needs a step that passes or stops the run');
  return { stops: 'nowhere', because: last, steps };
}

/** Checks that look at one response, with its status; null: none came. */
export function* about(status: number | null, checks: Iterable<Check>): Generator<Check> {
  for (const check of checks) yield { status, ...check };
}
