import type { ResponseHead } from '../core/exchange.ts';
import { step } from '../core/step.ts';
import * as corsSteps from '../cors/steps.ts';
import * as fetchAnswerSteps from './answer-steps.ts';
import { visibleHeaders } from './filter.ts';
import type { FetchRequest } from './request.ts';
import { currentUrl } from './request-origin.ts';
import type { ScriptResponse } from './sent.ts';
import type { Context, FetchCheck } from './walk.ts';

/** What the script gets of the last answer: https://fetch.spec.whatwg.org/#concept-filtered-response. */
export function* filtered(
  { call }: Context,
  request: FetchRequest,
  { fields, status }: ResponseHead,
): Generator<FetchCheck, ScriptResponse> {
  const stops = 'browser';
  const { tainting } = request;
  const found = String(status);
  if (tainting === 'opaque') {
    const learned = {
      kind: 'response',
      type: 'opaque',
      status: 0,
      url: '',
      redirected: false,
      headers: [],
    } as const;
    yield {
      stops,
      step: step(fetchAnswerSteps.opaqueAnswer, false, { found: call.mode, wanted: found }),
      learned,
    };
    return learned;
  }
  const headers = visibleHeaders(fields, tainting, call.credentials);
  const shown = headers.map(({ name }) => name);
  const hidden = new Set(fields.map(({ name }) => name.toLowerCase()).filter(name => !shown.includes(name)));
  const compared = { found: shown.join(', ') || null, wanted: [...hidden].join(', ') || null };
  yield { stops, step: step(fetchAnswerSteps.exposed, true, compared) };
  const url = currentUrl(request);
  const redirected = request.urls.length > 1;
  const learned: ScriptResponse = { kind: 'response', type: tainting, status, url, redirected, headers };
  yield {
    stops: 'server',
    step: step(fetchAnswerSteps.statusOk, status < 400, { found, wanted: '100–399' }),
    learned,
  };
  yield { stops, step: step(corsSteps.readable, true) };
  return learned;
}
