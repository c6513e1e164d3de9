import type { Rules } from '../rules.ts';
import type { Compared } from '../search/difference.ts';
import { type MutableRules, type Mutant, mutableRules } from './mutable.ts';

/** One recorded case, as rules judge it. */
export type Judged = (rules: Rules) => Compared;

export interface MutationResult {
  readonly mutants: number;
  /** The changes that no case noticed, by their names. */
  readonly survivors: readonly string[];
  /** How many were not tried for want of time. */
  readonly untried: number;
}

/**
 * Changes one thing of the rules at a time and asks whether the recorded cases notice: every way that a step went is turned
 * round, and every difference of a browser forgotten. What no case notices is held against no browser.
 * @param folder for what is built on the way
 * @param until when no further change is tried, by `performance.now()`
 */
export async function mutationRun(
  corpus: readonly Judged[],
  folder: string,
  until: number,
): Promise<MutationResult> {
  const rules = await mutableRules(folder);
  const mutants = trialsOf(rules, corpus);
  const survivors: string[] = [];
  let tried = 0;
  for (const { affected, mutant } of mutants) {
    if (performance.now() >= until) break;
    if (!noticed(rules, mutant, affected)) survivors.push(nameOf(mutant));
    tried++;
  }
  return { mutants: mutants.length, survivors, untried: mutants.length - tried };
}

/** A change with the cases that may notice it. */
interface Trial {
  readonly mutant: Mutant;
  readonly affected: readonly Judged[];
}

/** As a list of what cannot be noticed names it. */
export function nameOf(mutant: Mutant): string {
  return 'difference' in mutant
    ? `${mutant.difference} by the standard`
    : `${mutant.step} always ${mutant.passed ? 'passes' : 'fails'}`;
}

/**
 * Each way that a step went, turned round, and each difference of a browser, forgotten; with the cases that it may change. A
 * case that differs as it is would notice everything, and has no say.
 */
function trialsOf(rules: MutableRules, corpus: readonly Judged[]): readonly Trial[] {
  const trials = new Map<string, { readonly mutant: Mutant; readonly affected: Judged[] }>();
  for (const difference of rules.differences)
    trials.set(difference, { mutant: { difference }, affected: [] });
  for (const judged of corpus) {
    const keys = new Set<string>();
    globalThis.differs = name => keys.add(name);
    const { differences, verdict } = judged(rules);
    globalThis.differs = undefined;
    if (differences.length > 0) continue;
    for (const { id, passed } of verdict.steps) {
      const key = `${id} ${passed}`;
      keys.add(key);
      if (!trials.has(key)) trials.set(key, { mutant: { step: id, passed: !passed }, affected: [] });
    }
    for (const key of keys) trials.get(key)?.affected.push(judged);
  }
  return [...trials.values()];
}

function noticed(rules: Rules, mutant: Mutant, affected: readonly Judged[]): boolean {
  globalThis.mutant = mutant;
  try {
    return affected.some(judged => judged(rules).differences.length > 0);
  } catch {
    return true; // a rule that can say nothing any more is noticed too
  } finally {
    globalThis.mutant = undefined;
  }
}
