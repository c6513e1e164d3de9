import type { Origins } from '../../server/protocol/origins.ts';
import type { ExchangeView } from '../decode/views.ts';
import type { Experiment, Procedure, StopPlace, Subject } from '../experiments/experiment.ts';
import type { KnobValues } from '../experiments/knob.ts';
import type { CookieLanes } from '../rules/cookies/gates.ts';
import type { Disagreement } from '../rules/core/disagreement.ts';
import { isUnexplained, observedStop } from '../rules/core/observed.ts';
import type { Stop } from '../rules/core/stop.ts';
import type { Verdict } from '../rules/core/verdict.ts';
import { browserOf } from './browser.ts';
import { type ClaimState, compareClaim } from './claim.ts';
import { isWhole, type Run } from './run.ts';
import type { PanelSpec } from './spec.ts';
import { answerOf, type Stopped } from './stops.ts';

/** What a finished run amounts to: the rule's verdict, the measurement, and how both stand to the lesson. */
export interface Finding {
  /** What the verdict is about, and where that was left behind; null where the stop itself says where. */
  readonly about: Subject;
  readonly place: StopPlace | null;
  /** Whether the server saw anything of the run. */
  readonly arrived: boolean;
  readonly verdict: Verdict;
  readonly observed: Stop | undefined;
  /** What else differs between rule and browser. */
  readonly disagreements: readonly Disagreement[];
  /** How far each cookie of the run came; null where it is not about cookies. */
  readonly lanes: CookieLanes | null;
  /** Whether a request between two URLs carried the lab's cookie; null where none was sent. */
  readonly cookieSent: boolean | null;
  readonly claim: ClaimState;
}

export interface Question {
  readonly run: Run;
  readonly exchanges: readonly ExchangeView[];
  readonly experiment: Experiment;
  readonly procedure: Procedure;
  readonly spec: PanelSpec;
  readonly lesson: KnobValues;
  readonly origins: Origins;
  readonly userAgent: string;
}

/**
 * Null until the run is over, and where nothing may be concluded: an observer could not say what it saw, the reader stopped
 * the run, something that it needs is not there, or no byte came and no rule says why.
 */
export function findingOf({
  run,
  exchanges,
  experiment,
  procedure,
  spec,
  lesson,
  origins,
  userAgent,
}: Question): Finding | null {
  if (run.phase !== 'done' || run.result === null || !isWhole(run)) return null;
  if (run.stopped || run.notMade) return null;
  const browser = browserOf(userAgent);
  const { knobs, events, learned, result, certificate } = run;
  const {
    about = experiment.about ?? 'request',
    place = null,
    verdict,
    outcome,
    disagreements = [],
    lanes = null,
    cookieSent = null,
  } = procedure.judge({
    knobs,
    origins,
    events,
    learned,
    result,
    exchanges,
    browser,
    certificate,
  });
  if (isUnexplained(result, outcome, verdict)) return null;
  const observed = observedStop(result, outcome, verdict.stops);
  return {
    about,
    place,
    arrived: exchanges.length > 0,
    verdict,
    observed,
    disagreements,
    lanes,
    cookieSent,
    claim: compareClaim(spec, lesson, { knobs, browser, certificate, origins, verdict, observed }),
  };
}

export function stoppedOf({ about, arrived, place, verdict }: Finding): Stopped {
  return { about, arrived, place, stop: answerOf(about, verdict) };
}
