import { expect, test } from 'vitest';
import type { StepDefinition } from '../../rules/core/definition.ts';
import type { Step, Verdict } from '../../rules/core/verdict.ts';
import * as preflightSteps from '../../rules/cors/preflight-steps.ts';
import * as corsSteps from '../../rules/cors/steps.ts';
import { choiceOf } from './explain.ts';

const made = (definition: StepDefinition, passed: boolean): Step => ({
  id: definition.id,
  definition,
  passed,
});
const ended = (stops: Verdict['stops'], because: StepDefinition, ...before: readonly Step[]): Verdict => ({
  stops,
  because: because.id,
  steps: [...before, made(because, stops === 'nowhere')],
});

test('of a preflight three permissions could be missing', () => {
  expect(choiceOf(ended('preflight', preflightSteps.preflightMethod))).toEqual({
    choices: ['origin', 'method', 'headers'],
    right: 'method',
  });
});

test('and with credentials a fourth', () => {
  const sent = made(corsSteps.credentialsSent, true);
  expect(choiceOf(ended('preflight', corsSteps.allowOriginPresent, sent))?.choices).toEqual([
    'origin',
    'method',
    'headers',
    'credentials',
  ]);
});

test('of a response with credentials two', () => {
  expect(choiceOf(ended('browser', corsSteps.allowCredentialsTrue))).toEqual({
    choices: ['origin', 'credentials'],
    right: 'credentials',
  });
});

test.each<[string, Verdict]>([
  ['only the origin could be missing', ended('browser', corsSteps.allowOriginPresent)],
  ['no permission was missing', ended('preflight', preflightSteps.preflightOk)],
  ['nothing was stopped', ended('nowhere', corsSteps.allowOriginEqual)],
])('nothing is asked where %s', (_, verdict) => {
  expect(choiceOf(verdict)).toBeNull();
});
