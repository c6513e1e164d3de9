import type { Stop } from '../../rules/core/stop.ts';
import type { Finding } from '../../run/finding.ts';
import type { Misconception, PanelSpec } from '../../run/spec.ts';

/**
 * What a wrong prediction betrays, where the lesson answers it: only of a run that went as the lesson says, because that is
 * what its answer is about.
 */
export function misconceptionOf(
  { wrong = [] }: PanelSpec,
  guess: Stop | null,
  { claim, verdict }: Finding,
): Misconception | null {
  if (guess === null || guess === verdict.stops || claim.as !== 'yes') return null;
  return wrong.find(({ stops }) => stops.includes(guess)) ?? null;
}
