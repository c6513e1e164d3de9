import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Endpoint, LabSettings } from '../endpoint.ts';
import { readKnobs } from '../knobs/policy.ts';
import { checkMethod, dropBody, type Fields, isPreflight, isRedirect, type Reply } from '../reply/answers.ts';
import { FIXED, json, seen } from '../reply/bodies.ts';
import { delayRequest } from '../reply/delay.ts';
import { answering, Died } from '../reply/endpoint.ts';
import { METHODS } from '../reply/readable.ts';
import { corsFields } from './cors.ts';
import { checkPanel, type FetchKnobs, fetchKnobs } from './knobs.ts';
import { hopAddress, sameAddress } from './redirect.ts';

/** On every answer: three fields for `Access-Control-Expose-Headers` to show, and what a cache may do with it. */
const plainFields = ({ store = 0, vary = 'none' }: FetchKnobs): Fields => [
  ['X-Lab', 'answer'],
  ['X-Count', '1'],
  ['X-Other', 'kept'],
  ['Cache-Control', store === 0 ? 'no-store' : `max-age=${store}`],
  ...(vary === 'origin' ? ([['Vary', 'Origin']] as const) : []),
];

/** Answers as the knobs in the request's query say. */
export function createFetch({ limits, origins, isOpenPanel, counters, waiting }: LabSettings): Endpoint {
  const table = fetchKnobs(limits);

  // #region listing
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<Reply> {
    const { method = '', url = '', headers } = request;
    checkMethod(method, METHODS); // or 405
    const knobs = readKnobs(url, table); // or 400
    checkPanel(knobs, isOpenPanel); // or 403
    const kind = isPreflight(request) ? 'preflight' : 'request';
    const fields = [...plainFields(knobs), ...corsFields(kind, knobs, headers.origin, origins)];

    if (kind === 'preflight') {
      const { preflight: status = 204 } = knobs;
      return { status, fields, location: isRedirect(status) ? sameAddress(url) : undefined };
    }

    const bytes = await dropBody(request, limits.bodyBytes); // or 413
    if (knobs.to) {
      const { 'hop-status': status = 302 } = knobs;
      return { status, fields, location: hopAddress(url, knobs.to, origins) };
    }

    await new Promise<void>(goOn => delayRequest(knobs.delay ?? 0, waiting, response, goOn)); // or 503
    if (knobs.dies) throw new Died(); // before it did anything
    // The side effect. No Access-Control field has a part in it: they only say who may read of it.
    const counter = knobs.effect && knobs.token ? counters.up(knobs.token) : undefined;

    const { status = 200, body = 'json' } = knobs;
    const content = body === 'json' ? json({ ...seen(request), bytes, counter }) : FIXED[body];
    return { status, fields, content };
  }
  // #endregion

  return answering(origins, answer);
}
