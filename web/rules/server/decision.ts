import type { Check } from '../core/decide.ts';
import { getField, type RequestHead, type ResponseHead } from '../core/exchange.ts';
import { step } from '../core/step.ts';
import type { Step } from '../core/verdict.ts';
import * as serverSteps from './steps.ts';

/**
 * RFC 6455 §10.2: a server that takes input from certain sites only compares the Origin. Origins compare as their
 * serialisations, byte for byte; a request without one is on no list but `*`.
 *
 * @param allow null: the server has no list
 */
export function originAllowed(request: Pick<RequestHead, 'fields'>, allow: readonly string[] | null): Step {
  const origin = getField(request.fields, 'Origin');
  if (allow === null) return step(serverSteps.originUnchecked, true, { found: origin });
  const passed = allow.includes('*') || (origin !== null && allow.includes(origin));
  return step(serverSteps.originAllowlist, passed, { found: origin, wanted: allow.join(', ') || null });
}

/** Whether there is a response, and one that accepts. */
export function* serverAnswer(response: ResponseHead | null): Generator<Check> {
  const line = response && String(response.status);
  yield {
    stops: 'no-response',
    step: step(serverSteps.answered, response !== null, { found: line }),
  };
  if (!response) return;
  const { status } = response;
  const accepts = step(serverSteps.serverAccepts, status < 400, { found: String(status), wanted: '100–399' });
  yield { stops: 'server', status, step: accepts };
}
