import type { Answer } from '../../run/answers.ts';
import type { Finding } from '../../run/finding.ts';
import type { Misconception, PanelSpec } from '../../run/spec.ts';
import { answerOf } from '../../run/stops.ts';

/**
 * What a wrong prediction betrays, where the lesson answers it: only of a run that went as the lesson says, because that is
 * what its answer is about.
 */
export function misconceptionOf(
  { wrong = [] }: PanelSpec,
  guess: Answer | null,
  { about, claim, verdict }: Finding,
): Misconception | null {
  if (guess === null || guess === answerOf(about, verdict) || claim.as !== 'yes') return null;
  return wrong.find(({ stops }) => stops.includes(guess)) ?? null;
}
