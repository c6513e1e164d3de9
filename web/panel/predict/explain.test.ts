import { describe, expect, test } from 'vitest';
import { step } from '../../rules/core/judge.ts';
import { STEPS, type StepId } from '../../rules/core/steps.ts';
import type { Verdict } from '../../rules/core/verdict.ts';
import { choicesOf, decidingStep } from './explain.ts';

const BEFORE: readonly StepId[] = [
  'url-valid',
  'url-scheme',
  'port-allowed',
  'request-arrived',
  'request-line',
];

function stopped(because: StepId, before: readonly StepId[]): Verdict {
  return {
    stops: 'server',
    because,
    steps: [...before.map(id => step(id, true)), step(because, false, { found: 'a', wanted: 'b' })],
  };
}

describe('the choices', () => {
  test('hold the deciding step, steps that the rule took, and steps that it did not come to', () => {
    const choices = choicesOf(stopped('origin-allowlist', BEFORE));
    expect(choices).toHaveLength(5);
    expect(new Set(choices).size).toBe(5);
    expect(choices).toContain('origin-allowlist');
    expect(choices.filter(id => BEFORE.includes(id))).toHaveLength(2);
    const rules = choices.map(id => STEPS[id].rule);
    expect(rules.every(rule => rule === 'websocket' || rule === 'server')).toBe(true);
  });

  test('are the same for the same verdict', () => {
    expect(choicesOf(stopped('answered', BEFORE))).toEqual(choicesOf(stopped('answered', BEFORE)));
  });

  test('do not keep a place for the deciding step', () => {
    const ids = Object.keys(STEPS) as StepId[];
    const places = ids.map(because => choicesOf(stopped(because, BEFORE)).indexOf(because));
    for (const place of [0, 1, 2, 3, 4]) {
      const share = places.filter(taken => taken === place).length / places.length;
      expect(share).toBeGreaterThan(0.1);
      expect(share).toBeLessThan(0.35);
    }
  });

  test('leave out, of the steps that the rule did not come to, those that can stop nothing', () => {
    const choices = choicesOf(stopped('url-valid', []));
    expect(choices.every(id => 'failed' in STEPS[id])).toBe(true);
  });

  test('offer what the deciding step is mistaken for', () => {
    const steps = [
      step('request-arrived', true),
      step('allow-origin-present', false, { found: null, wanted: 'a' }),
    ];
    const choices = choicesOf({ stops: 'browser', because: 'allow-origin-present', steps });
    expect(choices.filter(id => STEPS[id].rule === 'cors')).toHaveLength(4);
  });

  test('offer a step that the rule took twice once', () => {
    const choices = choicesOf(stopped('origin-allowlist', ['url-valid', 'url-valid', 'url-valid']));
    expect(choices.filter(id => id === 'url-valid')).toHaveLength(1);
  });
});

describe('the deciding step', () => {
  const present = (passed: boolean, found: string) =>
    step('allow-origin-present', passed, { found, wanted: 'b' });

  test('is the one that did not pass, of several of its name', () => {
    const steps = [present(true, '1'), present(false, '2')];
    expect(decidingStep({ stops: 'browser', because: 'allow-origin-present', steps })).toBe(steps[1]);
  });

  test('is not a later one of its name that passed', () => {
    const steps = [present(false, '1'), present(true, '2')];
    expect(decidingStep({ stops: 'browser', because: 'allow-origin-present', steps })).toBe(steps[0]);
  });

  test('is the last of its name where nothing stopped the run', () => {
    const steps = [step('readable', true), present(true, '1'), step('readable', true)];
    expect(decidingStep({ stops: 'nowhere', because: 'readable', steps })).toBe(steps[2]);
  });
});
