import { CAUSES } from '../causes/index.ts';
import type { Known } from '../known.ts';
import type { NamedFailure } from '../named-failure.ts';
import { answerHints } from './answers.ts';
import { configurationHints } from './configurations.ts';
import type { Hint } from './hint.ts';
import { originHints } from './origins.ts';
import { requestHints } from './requests.ts';
import { situationHints } from './situations.ts';
import { stackHints } from './stacks.ts';

/** Every hint that applies to a case, the most particular first. */
export function hintsFor(failure: NamedFailure, known: Known): readonly Hint[] {
  // Where the server says itself what it did, its status tells nothing more.
  const ofStatus = CAUSES[failure.cause].explains ? [] : answerHints;
  return [
    ...stackHints,
    ...configurationHints,
    ...ofStatus,
    ...originHints,
    ...requestHints,
    ...situationHints,
  ].filter(({ applies }) => applies(failure, known));
}
