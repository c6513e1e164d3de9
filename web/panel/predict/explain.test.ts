import { describe, expect, test } from 'vitest';
import { ALL_STEPS } from '../../rules/all-steps.ts';
import type { StepDefinition } from '../../rules/core/definition.ts';
import type { Step, Verdict } from '../../rules/core/verdict.ts';
import * as corsSteps from '../../rules/cors/steps.ts';
import * as requestSteps from '../../rules/request/steps.ts';
import * as serverSteps from '../../rules/server/steps.ts';
import * as websocketCallSteps from '../../rules/websocket/call-steps.ts';
import * as websocketRequestSteps from '../../rules/websocket/request-steps.ts';
import { choicesOf } from './explain.ts';

const { answered, originAllowlist } = serverSteps;
const { portAllowed, urlScheme, urlValid } = websocketCallSteps;
const BEFORE = [
  urlValid,
  urlScheme,
  portAllowed,
  requestSteps.requestArrived,
  websocketRequestSteps.requestLine,
];

const made = (definition: StepDefinition, passed: boolean): Step => ({
  id: definition.id,
  definition,
  passed,
});

function stopped(because: StepDefinition, before: readonly StepDefinition[]): Verdict {
  const steps = [...before.map(one => made(one, true)), made(because, false)];
  return { stops: 'server', because: because.id, steps };
}

describe('the choices', () => {
  test('hold the deciding step, steps that the rule took, and steps that it did not come to', () => {
    const choices = choicesOf(stopped(originAllowlist, BEFORE));
    expect(choices).toHaveLength(5);
    expect(new Set(choices).size).toBe(5);
    expect(choices).toContain(originAllowlist);
    expect(choices.filter(choice => BEFORE.some(one => one === choice))).toHaveLength(2);
    const rules = choices.map(({ rule }) => rule);
    expect(rules.every(rule => rule === 'websocket' || rule === 'server')).toBe(true);
  });

  test('are the same for the same verdict', () => {
    expect(choicesOf(stopped(answered, BEFORE))).toEqual(choicesOf(stopped(answered, BEFORE)));
  });

  test('do not keep a place for the deciding step', () => {
    const places = ALL_STEPS.map(because => choicesOf(stopped(because, BEFORE)).indexOf(because));
    for (const place of [0, 1, 2, 3, 4]) {
      const share = places.filter(taken => taken === place).length / places.length;
      expect(share).toBeGreaterThan(0.1);
      expect(share).toBeLessThan(0.35);
    }
  });

  test('leave out, of the steps that the rule did not come to, those that can stop nothing', () => {
    const choices = choicesOf(stopped(urlValid, []));
    expect(choices.every(({ failed }) => failed)).toBe(true);
  });

  test('offer what the deciding step is mistaken for', () => {
    const choices = choicesOf(stopped(corsSteps.allowOriginPresent, [requestSteps.requestArrived]));
    expect(choices.filter(({ rule }) => rule === 'cors')).toHaveLength(4);
  });

  test('offer a step that the rule took twice once', () => {
    const choices = choicesOf(stopped(originAllowlist, [urlValid, urlValid, urlValid]));
    expect(choices.filter(choice => choice === urlValid)).toHaveLength(1);
  });
});
