import { expect, test } from 'vitest';
import { fixesFor } from '../fixes/fixes.ts';
import { diagnose } from './diagnose.ts';
import { fixCaseOf } from './offer/fix-case.ts';
import { WORDINGS } from './testing/wordings.ts';
import { NOTHING_TYPED } from './typed.ts';

test.each(WORDINGS)('$id', ({ paste, typed, cause, stops, by, needs, hints, configuration }) => {
  const { failure, known, ...found } = diagnose(paste, { ...NOTHING_TYPED, ...typed });
  expect(failure?.cause ?? null).toBe(cause);
  expect(failure?.stops ?? null).toBe(stops);
  expect(failure?.said?.by ?? null).toBe(by);
  expect(found.needs).toEqual(needs);
  expect(found.hints.map(({ id }) => id)).toEqual(hints);
  const of = failure && fixCaseOf(failure, found.hints, known);
  expect(of !== null && fixesFor(of, 'en').fixes.length > 0).toBe(configuration);
});
