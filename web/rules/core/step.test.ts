import { expect, test } from 'vitest';
import type { Bilingual } from '../../language.ts';
import { stepsOf } from './definition.ts';
import { NOTHING, step } from './step.ts';

const defineStep = stepsOf({ rule: 'cors', by: 'browser' });
const COMMON = {
  source: 'https://fetch.spec.whatwg.org/#concept-cors-check',
  title: { zh: '值相同', en: 'Is it equal?' },
} as const;
const PASSED = { passed: { zh: '值是 {found}。', en: 'It is {found}.' } } as const;
const FAILED = { failed: { zh: '需要 {wanted}。', en: 'it must be {wanted}.' } } as const;
const TOLERATED = { tolerated: { zh: '不看它。', en: 'It does not count.' } } as const;

const both = defineStep({ id: 'both', ...COMMON, ...PASSED, ...FAILED });
const compared = defineStep({ id: 'compared', ...COMMON, ...PASSED, compares: 'equal' });
const onlyPasses = defineStep({ id: 'only-passes', ...COMMON, ...PASSED });
const onlyFails = defineStep({ id: 'only-fails', ...COMMON, ...FAILED });
const neverEnds = defineStep({ id: 'never-ends', ...COMMON, ...PASSED, ...TOLERATED });
const factless = defineStep({ id: 'factless', ...COMMON, passed: { zh: '可以。', en: 'It may.' } });
const composed = defineStep({ id: 'composed', ...COMMON, passed: PASSED.passed as Bilingual });
const either = Boolean(COMMON.source);

test('a step holds its definition and the facts that it compared', () => {
  expect(step(compared, true, { found: 'a', wanted: null })).toEqual({
    id: 'compared',
    definition: compared,
    passed: true,
    found: 'a',
    wanted: NOTHING,
    compared: 'equal',
  });
  expect(step(factless, true)).toEqual({ id: 'factless', definition: factless, passed: true });
  const uncompared = step(compared, true, { found: 'a', wanted: 'b' }, { compared: false });
  expect(uncompared.compared).toBeUndefined();
});

test('only a step that did not pass is tolerated', () => {
  const tolerated = { tolerated: 'next-step' } as const;
  expect(step(neverEnds, false, { found: 'a' }, tolerated).tolerated).toBe('next-step');
  expect(step(neverEnds, true, { found: 'a' }, tolerated).tolerated).toBeUndefined();
});

// It is the compiler that fails this one: it names every line below that compiles.
test('what misses a sentence or a fact does not compile', () => {
  // @ts-expect-error: a sentence names {found} and {wanted}
  step(both, either);
  // @ts-expect-error: a sentence names {wanted}
  step(both, either, { found: 'a' });
  // @ts-expect-error: a sentence names {found}
  step(onlyPasses, true, { wanted: 'b' });
  // @ts-expect-error: both are compared
  step(compared, true, { found: 'a' });
  // @ts-expect-error: what its sentence names is not known
  step(composed, true);
  // @ts-expect-error: nothing is known by that name
  step(factless, true, { seen: 'a' });

  // @ts-expect-error: it has no sentence for a failure
  step(onlyPasses, either, { found: 'a' });
  // @ts-expect-error: it has no sentence for passing
  step(onlyFails, either, { wanted: 'b' });
  // @ts-expect-error: it ends nothing, so what it is tolerated for must be said
  step(neverEnds, either, { found: 'a' });
  // @ts-expect-error: it has no sentence for being tolerated
  step(both, either, { found: 'a', wanted: 'b' }, { tolerated: 'browser' });

  // @ts-expect-error: nothing belongs to a definition but what is known of it
  defineStep({ id: 'misspelt', ...COMMON, ...PASSED, tolarated: TOLERATED.tolerated });
  // @ts-expect-error: a step has a title
  defineStep({ id: 'untitled', source: COMMON.source, ...PASSED });
  // @ts-expect-error: both languages
  defineStep({ id: 'english', ...COMMON, passed: { en: 'It is.' } });
});
