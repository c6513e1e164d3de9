import { decidingStep, type Step, type Verdict } from '../../rules/core/verdict.ts';
import { methodSafelisted } from '../../rules/cors/preflight-steps.ts';

/** Whose values let a request pass, the most telling first. */
const LETS_PASS = ['preflight', 'cors', 'server'] as const;

/**
 * The step that a reader learns from: the one that stopped the run. Of a run that nothing stopped it is what let the request
 * pass, and not that the page may then read the response: the list of a preflight, or the origin that a server compared.
 */
export function tellingStep(verdict: Verdict): Step | undefined {
  const deciding = decidingStep(verdict);
  if (verdict.stops !== 'nowhere' || deciding?.found !== undefined) return deciding;
  // A method that needs no preflight permits nothing.
  const compared = verdict.steps.filter(
    ({ compared, definition, passed }) =>
      passed && compared && compared !== 'range' && definition !== methodSafelisted,
  );
  const lets = LETS_PASS.map(rule => compared.findLast(({ definition }) => definition.rule === rule));
  return lets.find(step => step !== undefined) ?? deciding;
}
