import { describe, expect, test } from 'vitest';
import type { Exchange } from '../core/exchange.ts';
import { observedStop, type PageResult } from '../core/observed.ts';
import { step } from '../core/step.ts';
import type { Stop } from '../core/stop.ts';
import * as preflightSteps from '../cors/preflight-steps.ts';
import * as corsSteps from '../cors/steps.ts';
import * as requestSteps from '../request/steps.ts';
import { fields } from '../testing/fixtures.ts';
import * as fetchMainSteps from './main-steps.ts';
import { endsInCache, fetchWireOutcome } from './wire-outcome.ts';

const PREFLIGHT = step(preflightSteps.preflightSent, true, { found: 'OPTIONS /' });
const CACHED = step(fetchMainSteps.cached, true, { found: '1 s', wanted: 'default' });
const ARRIVED = step(requestSteps.requestArrived, true, { found: 'GET /', wanted: 'http://localhost:3001' });
const READABLE = step(corsSteps.readable, true);

const exchange = (method: string, status: number | null, values = {}): Exchange => ({
  request: { method, target: '/fetch', version: 'HTTP/1.1', fields: fields(values) },
  response: status === null ? null : { status, fields: [] },
});
const get = (status: number | null) => exchange('GET', status);
const asked = (status: number | null) =>
  exchange('OPTIONS', status, { 'Access-Control-Request-Method': 'GET' });

describe('where a run of fetch stopped, by page and wire', () => {
  test.each<[string, PageResult, readonly Exchange[], Stop | undefined]>([
    ['nothing crossed the wire', 'error', [], 'before-sending'],
    ['a value out of nothing', 'value', [], undefined],
    ['preflight alone', 'error', [asked(404)], 'preflight'],
    ['preflight without an answer', 'error', [asked(null)], 'preflight'],
    ['a value by a preflight alone', 'value', [asked(204)], undefined],
    ['a page’s own OPTIONS', 'value', [exchange('OPTIONS', 204)], 'nowhere'],
    ['readable', 'value', [get(200)], 'nowhere'],
    ['not readable', 'error', [get(200)], 'browser'],
    ['a refusal that was read', 'value', [get(404)], 'server'],
    ['a refusal that was not', 'error', [get(404)], 'browser'],
    ['no answer', 'error', [asked(204), get(null)], 'no-response'],
    ['redirected, then read', 'value', [get(302), get(200)], 'nowhere'],
    ['redirected, then stopped', 'error', [get(302)], 'browser'],
    ['redirected, and the next preflight failed', 'error', [get(307), asked(204)], 'preflight'],
    ['read out of a cache after another preflight', 'value', [asked(204), get(200), asked(204)], 'nowhere'],
    ['a refusal out of a cache after a redirect', 'value', [get(302), get(404), get(302)], 'server'],
    ['a redirect that is itself the answer', 'value', [get(302)], 'nowhere'],
  ])('%s', (_what, result, exchanges, stop) => {
    expect(observedStop(result, fetchWireOutcome(result, exchanges), 'nowhere')).toBe(stop);
  });

  test('a response that a cache gives after a blocked preflight', () => {
    const exchanges = [asked(204), get(200), asked(204)];
    expect(observedStop('error', fetchWireOutcome('error', exchanges, true), 'nowhere')).toBe('browser');
  });

  test.each([
    ['preflight-sent, cached', [PREFLIGHT, CACHED], true],
    ['cached, preflight-sent', [CACHED, PREFLIGHT], false],
    ['request-arrived, readable', [ARRIVED, READABLE], false],
  ])('after the steps %s the last answer is out of the cache: %3$j', (_ids, steps, cached) => {
    expect(endsInCache(steps)).toBe(cached);
  });
});
