import type { Stop } from '../../../server/protocol.ts';
import { type Consequence, consequenceOf, type Help } from './consequence.ts';
import { STEPS, type StepId } from './steps.ts';
import type { StepText } from './text.ts';
import type { Step, Verdict } from './verdict.ts';

/** A step with the place where the run stops if it does not pass. */
export interface Check {
  readonly step: Step;
  readonly stops: Exclude<Stop, 'nowhere'>;
  /** The status of the response that the step looks at; null: none came; absent: not known, or it looks at none. */
  readonly status?: number | null;
}

/** Stands for a value that is not there, where found and wanted are named. */
export const NOTHING = '—';

/** The two values of a step. */
interface Values {
  readonly found: string | null;
  readonly wanted: string | null;
}

interface More {
  readonly tolerated?: NonNullable<Step['tolerated']>;
  readonly source?: string;
  /** False where this time the values were not compared, though by this step they are. */
  readonly compared?: boolean;
  readonly help?: Help | null;
}

/** One step, with performer, source and comparison from `STEPS`. */
export function step(id: StepId, passed: boolean, values?: Values, more: More = {}): Step {
  const text: StepText = STEPS[id];
  const compared = values && more.compared !== false ? text.compares : undefined;
  return {
    id,
    source: more.source ?? text.source,
    by: text.by,
    passed,
    ...(values && { found: values.found ?? NOTHING, wanted: values.wanted ?? NOTHING }),
    ...(compared && { compared }),
    ...(!passed && more.tolerated && { tolerated: more.tolerated }),
    ...(!passed && more.help && { help: more.help }),
  };
}

/** A step that ended a run, with what had happened by then. */
export function ended(made: Step, consequence: Consequence): Step {
  const text: StepText = STEPS[made.id];
  // That the server saw nothing says neither that nothing was sent nor why.
  const unseen = text.stopped === 'unseen' && consequence.sent === 'nothing';
  return {
    ...made,
    consequence: {
      ...consequence,
      ...(unseen && { sent: 'unknown' }),
      page: text.throws ?? consequence.page,
    },
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
