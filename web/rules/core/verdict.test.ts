import { describe, expect, test } from 'vitest';
import * as corsSteps from '../cors/steps.ts';
import { step } from './step.ts';
import { decidingStep } from './verdict.ts';

describe('the deciding step', () => {
  const present = (passed: boolean, found: string) => step(corsSteps.allowOriginPresent, passed, { found });

  test('is the one that did not pass, of several of its name', () => {
    const steps = [present(true, '1'), present(false, '2')];
    expect(decidingStep({ stops: 'browser', because: 'allow-origin-present', steps })).toBe(steps[1]);
  });

  test('is not a later one of its name that passed', () => {
    const steps = [present(false, '1'), present(true, '2')];
    expect(decidingStep({ stops: 'browser', because: 'allow-origin-present', steps })).toBe(steps[0]);
  });

  test('is the last of its name where nothing stopped the run', () => {
    const steps = [step(corsSteps.readable, true), present(true, '1'), step(corsSteps.readable, true)];
    expect(decidingStep({ stops: 'nowhere', because: 'readable', steps })).toBe(steps[2]);
  });
});
