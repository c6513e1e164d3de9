import type { StepDefinition } from '../core/definition.ts';
import { type Exchange, getField, isRedirect } from '../core/exchange.ts';
import type { PageResult, WireOutcome } from '../core/observed.ts';
import type { Step } from '../core/verdict.ts';
import * as preflightSteps from '../cors/preflight-steps.ts';
import * as requestSteps from '../request/steps.ts';
import * as fetchMainSteps from './main-steps.ts';

/** Whether a request asks for permission only; a page may send OPTIONS itself, without the field. */
export function isPreflight({ request }: Exchange): boolean {
  return request.method === 'OPTIONS' && getField(request.fields, 'Access-Control-Request-Method') !== null;
}

/** Whether by the rule the last answer came out of the cache; that nothing is on the wire behind a preflight does not say so. */
export function endsInCache(steps: readonly Step[]): boolean {
  const last = (of: StepDefinition) => steps.findLastIndex(step => step.definition === of && step.passed);
  const asked = Math.max(last(preflightSteps.preflightSent), last(requestSteps.requestArrived));
  return last(fetchMainSteps.cached) > asked;
}

/**
 * The one word for the exchanges of a run of `fetch` or XMLHttpRequest. A page that has a value read a response, perhaps out
 * of a cache after other things had crossed the wire; a page that has none failed with the last thing on the wire, unless that
 * too came out of a cache. No browser looks at a status: a refusal counts as the server's only where the page could read it.
 */
export function fetchWireOutcome(
  result: PageResult,
  exchanges: readonly Exchange[],
  cached = false,
): WireOutcome {
  const requests = exchanges.filter(exchange => !isPreflight(exchange));
  const answers = requests.filter(({ response }) => response && !isRedirect(response));
  const last = result === 'value' || cached ? (answers.at(-1) ?? requests.at(-1)) : exchanges.at(-1);
  if (!last) return exchanges.length === 0 ? 'nothing' : 'preflight-only';
  if (isPreflight(last)) return 'preflight-only';
  if (!last.response) return 'unanswered';
  if (isRedirect(last.response)) return 'redirected';
  if (last.response.status < 400) return 'acted';
  return result === 'value' ? 'refused' : 'unread';
}
