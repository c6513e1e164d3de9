import { expect, test } from 'vitest';
import { describeStep } from '../core/describe.ts';
import type { CredentialsMode } from './check.ts';
import { credentialsOf } from './credentials.ts';

test.each<[CredentialsMode, boolean, boolean, boolean]>([
  ['omit', true, false, false],
  ['omit', false, false, false],
  ['same-origin', true, true, false],
  ['same-origin', false, false, false],
  ['include', true, true, false],
  ['include', false, true, true],
])('%s, same origin %s: included %s, needs consent %s', (mode, sameOrigin, included, needsConsent) => {
  const credentials = credentialsOf({ mode, sameOrigin });
  expect(credentials).toMatchObject({ included, needsConsent });
  expect(credentials.steps.map(step => step.id)).toEqual(['credentials-mode', 'credentials-sent']);
  const sentence = describeStep(credentials.steps[1] ?? fail(), 'en');
  expect(sentence).toContain(included ? 'carries the cookies' : 'carries no credentials');
});

function fail(): never {
  throw new Error('a step is missing');
}
