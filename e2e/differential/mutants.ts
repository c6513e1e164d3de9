import type { Compared } from './compare.ts';
import { type Mutant, mutableRules } from './mutable.ts';
import type { Rules } from './rules.ts';

/** One recorded case, as rules judge it. */
export type Judged = (rules: Rules) => Compared;

export interface MutationResult {
  readonly mutants: number;
  /** The changes that no case noticed, by their names. */
  readonly survivors: readonly string[];
}

/**
 * Changes one thing of the rules at a time and asks whether the recorded cases notice: every way that a step went is turned
 * round, and every difference of a browser forgotten. What no case notices is held against no browser.
 * @param folder for what is built on the way
 */
export async function mutationRun(corpus: readonly Judged[], folder: string): Promise<MutationResult> {
  const rules = await mutableRules(folder);
  // A case that differs as it is would notice every change.
  const agreeing = corpus.filter(judged => judged(rules).differences.length === 0);
  const mutants = [
    ...turnedSteps(rules, agreeing),
    ...rules.differences.map(difference => ({ mutant: { difference }, affected: agreeing })),
  ];
  const survivors = mutants.filter(({ mutant, affected }) => !noticed(rules, mutant, affected));
  return { mutants: mutants.length, survivors: survivors.map(({ mutant }) => nameOf(mutant)) };
}

/** As a list of what cannot be noticed names it. */
function nameOf(mutant: Mutant): string {
  return 'difference' in mutant
    ? `${mutant.difference} by the standard`
    : `${mutant.step} always ${mutant.passed ? 'passes' : 'fails'}`;
}

/** Each way a step went, turned round, with the cases in which it went that way. */
function turnedSteps(
  rules: Rules,
  corpus: readonly Judged[],
): readonly { readonly mutant: Mutant; readonly affected: readonly Judged[] }[] {
  const turned = new Map<string, { mutant: Mutant; affected: Judged[] }>();
  for (const judged of corpus) {
    const { steps } = judged(rules).verdict;
    for (const key of new Set(steps.map(({ id, passed }) => `${id} ${passed}`))) {
      const [step = '', went] = key.split(' ');
      const known = turned.get(key) ?? { mutant: { step, passed: went !== 'true' }, affected: [] };
      turned.set(key, known);
      known.affected.push(judged);
    }
  }
  return [...turned.values()];
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
