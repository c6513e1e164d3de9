import type { Compared } from './compare.ts';
import { type Mutant, mutableRules } from './mutable.ts';
import type { Rules } from './rules.ts';

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
  const { agreeing, turned } = sorted(rules, corpus);
  const mutants: readonly Trial[] = [
    ...turned,
    ...rules.differences.map(difference => ({ mutant: { difference }, affected: agreeing })),
  ];
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
function nameOf(mutant: Mutant): string {
  return 'difference' in mutant
    ? `${mutant.difference} by the standard`
    : `${mutant.step} always ${mutant.passed ? 'passes' : 'fails'}`;
}

/**
 * The cases that agree (one that differs as it is would notice every change), and each way a step went in them, turned round,
 * with those in which it went that way.
 */
function sorted(
  rules: Rules,
  corpus: readonly Judged[],
): { readonly agreeing: readonly Judged[]; readonly turned: readonly Trial[] } {
  const agreeing: Judged[] = [];
  const turned = new Map<string, { mutant: Mutant; affected: Judged[] }>();
  for (const judged of corpus) {
    const { differences, verdict } = judged(rules);
    if (differences.length > 0) continue;
    agreeing.push(judged);
    const { steps } = verdict;
    for (const key of new Set(steps.map(({ id, passed }) => `${id} ${passed}`))) {
      const [step = '', went] = key.split(' ');
      const known = turned.get(key) ?? { mutant: { step, passed: went !== 'true' }, affected: [] };
      turned.set(key, known);
      known.affected.push(judged);
    }
  }
  return { agreeing, turned: [...turned.values()] };
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
