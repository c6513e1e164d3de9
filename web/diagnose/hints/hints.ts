import type { Known } from '../known.ts';
import type { NamedFailure } from '../named-failure.ts';
import { answerHints } from './answers.ts';
import type { Hint } from './hint.ts';
import { originHints } from './origins.ts';
import { requestHints } from './requests.ts';

/** Every hint that applies to a case, the most particular first. */
export function hintsFor(failure: NamedFailure, known: Known): readonly Hint[] {
  return [...answerHints, ...originHints, ...requestHints].filter(({ applies }) => applies(failure, known));
}
