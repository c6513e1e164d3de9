import { expect, test } from 'vitest';
import { step } from '../../rules/core/step.ts';
import type { Step, Verdict } from '../../rules/core/verdict.ts';
import * as preflightSteps from '../../rules/cors/preflight-steps.ts';
import * as corsSteps from '../../rules/cors/steps.ts';
import * as serverSteps from '../../rules/server/steps.ts';
import { tellingStep } from './telling-step.ts';

const ORIGIN = 'http://a.example';
const equal = step(corsSteps.allowOriginEqual, true, { found: ORIGIN, wanted: ORIGIN });
const accepts = step(serverSteps.serverAccepts, true, { found: '200', wanted: '100–399' });
const readable = step(corsSteps.readable, true);
const passes = (...steps: readonly Step[]): Verdict => ({
  stops: 'nowhere',
  because: steps.at(-1)?.id ?? '',
  steps,
});

test('of a run that stopped it is the step that stopped it', () => {
  const failed = step(serverSteps.serverAccepts, false, { found: '500', wanted: '100–399' });
  expect(tellingStep({ stops: 'server', because: failed.id, steps: [equal, failed] })).toBe(failed);
});

test('of one that passed it is the permission, and not that the page may read', () => {
  expect(tellingStep(passes(accepts, equal, readable))).toBe(equal);
});

test('or that of the preflight before it', () => {
  const method = step(preflightSteps.preflightMethod, true, { found: 'PUT', wanted: 'PUT' });
  expect(tellingStep(passes(method, accepts, equal, readable))).toBe(method);
});

test('a method that needs no preflight is no permission', () => {
  const simple = step(preflightSteps.methodSafelisted, true, { found: 'GET', wanted: 'GET, HEAD, POST' });
  expect(tellingStep(passes(simple, accepts, equal, readable))).toBe(equal);
});

test('a status alone tells nothing', () => {
  expect(tellingStep(passes(accepts, readable))).toBe(readable);
});
