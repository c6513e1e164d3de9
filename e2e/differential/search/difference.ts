import type { Verdict } from '../../../web/rules/core/verdict.ts';

/** One thing in which rule and browser differ. */
export interface Difference {
  readonly what: string;
  readonly rule: string;
  readonly seen: string;
}

/** A difference, where there is one. */
export function difference(what: string, rule: string, seen: string): readonly Difference[] {
  return rule === seen ? [] : [{ what, rule, seen }];
}

/** A case as the rules judge it, and where what was seen differs. */
export interface Compared {
  readonly verdict: Verdict;
  readonly differences: readonly Difference[];
}

/** A case in which rule and browser disagree, as small as it could be made. */
export interface Counterexample {
  readonly found: string;
  readonly smallest: string;
  readonly differences: readonly Difference[];
  /** Whether it was not seen again when the case was run by itself. */
  readonly once: boolean;
}
