import { type Check, decide } from '../core/decide.ts';
import { step } from '../core/step.ts';
import type { Verdict } from '../core/verdict.ts';
import { readingCheck, settingCheck } from './reading.ts';
import * as frameSteps from './steps.ts';

/** A question in the hash of a frame’s URL, and the answer in that of the page around it. */
export interface HashRun {
  /** The origin of the page around it. */
  readonly page: string;
  /** Of the page that writes to it: the frame’s, or that of a relay. */
  readonly writer: string;
  readonly question: string;
  readonly reply: string;
  /** Of the request for the frame, as it was recorded; null: none was. */
  readonly target: string | null;
}

/** Whether an answer gets from a frame to the page around it by that page’s URL. */
export function judgeHash(run: HashRun): Verdict {
  return decide(hashChecks(run));
}

function* hashChecks({ page, writer, question, reply, target }: HashRun): Generator<Check> {
  if (target !== null) {
    const sent = { found: target, wanted: question };
    yield readingCheck(step(frameSteps.hashKept, true, sent), null);
  }
  const compared = { found: writer, wanted: page };
  yield settingCheck(step(frameSteps.hashReachable, writer === page, compared));
  yield readingCheck(step(frameSteps.hashChange, true, { found: JSON.stringify(reply) }), null);
}
