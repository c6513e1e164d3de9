import { describe, expect, test } from 'vitest';
import * as preflightSteps from '../cors/preflight-steps.ts';
import * as corsSteps from '../cors/steps.ts';
import * as fetchMainSteps from '../fetch/main-steps.ts';
import * as requestSteps from '../request/steps.ts';
import * as serverSteps from '../server/steps.ts';
import type { PageResult } from './observed.ts';
import { isUnexplained, observedStop, type WireOutcome, wireOutcome } from './observed.ts';
import { step } from './step.ts';
import type { Stop } from './stop.ts';
import type { Step } from './verdict.ts';

describe('the stop as the two witnesses show it', () => {
  test.each<[PageResult, WireOutcome, Stop | undefined]>([
    ['error', 'nothing', 'before-sending'],
    ['value', 'nothing', undefined],
    ['error', 'preflight-only', 'preflight'],
    ['value', 'preflight-only', undefined],
    ['error', 'unanswered', 'no-response'],
    ['value', 'unanswered', undefined],
    ['error', 'refused', 'server'],
    ['value', 'refused', 'server'],
    ['error', 'unread', 'browser'],
    ['value', 'unread', undefined],
    ['error', 'redirected', 'browser'],
    ['value', 'redirected', 'nowhere'],
    ['error', 'acted', 'browser'],
    ['value', 'acted', 'nowhere'],
    ['error', 'closed', 'nowhere'],
    ['value', 'closed', 'nowhere'],
    ['error', 'withheld', 'before-sending'],
    ['value', 'withheld', 'before-sending'],
    ['error', 'thrown', 'before-sending'],
    ['value', 'thrown', undefined],
    ['error', 'undelivered', 'browser'],
    ['value', 'undelivered', undefined],
    ['error', 'ignored', 'server'],
    ['value', 'ignored', undefined],
  ])('page %s, wire %s: %s', (page, wire, stop) => {
    expect(observedStop(page, wire, 'nowhere')).toBe(stop);
  });

  test.each<[WireOutcome, Stop, Stop]>([
    ['preflight-only', 'before-sending', 'before-sending'],
    ['redirected', 'before-sending', 'before-sending'],
    ['redirected', 'server', 'browser'],
    ['acted', 'before-sending', 'browser'],
  ])('wire %s bears out %s of the rule or not: %s', (wire, rule, stop) => {
    expect(observedStop('error', wire, rule)).toBe(stop);
  });
});

const ARRIVED = step(requestSteps.requestArrived, false, { found: null, wanted: 'http://localhost:3001' });
const PREFLIGHT = step(preflightSteps.preflightSent, false, { found: null });
const POLICY = { found: 'http://localhost:3001', wanted: "'self'" };

describe('a run without a single byte', () => {
  test.each<[what: string, PageResult, WireOutcome, Stop, Step, boolean]>([
    [
      'no rule stopped it',
      'error',
      'nothing',
      'nowhere',
      step(fetchMainSteps.connectSrc, true, POLICY),
      true,
    ],
    ['the rule only says that nothing came', 'error', 'nothing', 'before-sending', ARRIVED, true],
    ['the rule only says that no preflight came', 'error', 'nothing', 'before-sending', PREFLIGHT, true],
    [
      'a rule forbade it',
      'error',
      'nothing',
      'before-sending',
      step(fetchMainSteps.connectSrc, false, POLICY),
      false,
    ],
    ['the page got its value', 'value', 'nothing', 'nowhere', step(corsSteps.readable, true), false],
    [
      'something came',
      'error',
      'unanswered',
      'no-response',
      step(serverSteps.answered, false, { found: null }),
      false,
    ],
  ])('%s: unexplained %6$s', (_what, page, wire, stops, deciding, wanted) => {
    expect(isUnexplained(page, wire, { stops, because: deciding.id, steps: [deciding] })).toBe(wanted);
  });
});

describe('one word for a run', () => {
  const get = (status: number | null) => ({ method: 'GET', status });
  const post = (status: number | null) => ({ method: 'POST', status });
  const options = (status: number | null) => ({ method: 'OPTIONS', status });
  const quiet = { refusedByPacket: false, closedByServer: false };

  test.each<[string, PageResult, Parameters<typeof wireOutcome>[1], WireOutcome]>([
    ['nothing at all', 'error', { exchanges: [], ...quiet }, 'nothing'],
    ['preflight answered', 'error', { exchanges: [options(204)], ...quiet }, 'preflight-only'],
    ['preflight unanswered', 'error', { exchanges: [options(null)], ...quiet }, 'preflight-only'],
    ['preflight, then the request', 'error', { exchanges: [options(204), get(200)], ...quiet }, 'acted'],
    ['no answer', 'error', { exchanges: [get(null)], ...quiet }, 'unanswered'],
    ['refused', 'error', { exchanges: [get(403)], ...quiet }, 'refused'],
    ['accepted', 'value', { exchanges: [get(101)], ...quiet }, 'acted'],
    ['redirect', 'error', { exchanges: [get(302)], ...quiet }, 'acted'],
    ['closed after accepting', 'value', { exchanges: [get(101)], ...quiet, closedByServer: true }, 'closed'],
    [
      'refused, so no close counts',
      'error',
      { exchanges: [get(403)], ...quiet, closedByServer: true },
      'refused',
    ],
    [
      'polling goes on without upgrade',
      'value',
      { exchanges: [get(200), get(400), get(null)], ...quiet },
      'acted',
    ],
    ['poll blocked, then socket refused', 'error', { exchanges: [get(200), get(403)], ...quiet }, 'refused'],
    ['poll refused, then socket accepted', 'value', { exchanges: [get(403), get(101)], ...quiet }, 'acted'],
    [
      'namespace refused',
      'error',
      { exchanges: [get(200), post(200), get(200), get(null)], refusedByPacket: true, closedByServer: false },
      'refused',
    ],
    ['a refusal that the page reads as its value', 'value', { exchanges: [get(403)], ...quiet }, 'refused'],
  ])('%s', (_what, page, wire, outcome) => {
    expect(wireOutcome(page, wire)).toBe(outcome);
  });
});
