import type { Bilingual } from '../../language.ts';

/** One thing besides the stop in which the rule and what was seen differ: a preflight, an Origin, a cookie, a visible header. */
export interface Disagreement {
  readonly what: Bilingual;
  /** What the rule says, and what was seen, as text. */
  readonly rule: string;
  readonly seen: string;
}
