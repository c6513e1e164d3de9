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
