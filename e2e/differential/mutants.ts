import type { Origins } from '../../server/protocol.ts';
import type { Driven } from './browsers.ts';
import type { Recorded } from './evidence.ts';
import { type MutableCompare, type Mutant, mutableCompare } from './mutable.ts';

export interface Corpus {
  readonly origins: Origins;
  readonly browser: Driven;
  readonly recorded: readonly Recorded[];
}

/** One recorded case, with what its comparison needs. */
interface Place extends Omit<Corpus, 'recorded'> {
  readonly one: Recorded;
}

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
export async function mutationRun(corpora: readonly Corpus[], folder: string): Promise<MutationResult> {
  const { compare, differences } = await mutableCompare(folder);
  // A case that differs as it is would notice every change.
  const places = corpora
    .flatMap(({ recorded, ...corpus }) => recorded.map(one => ({ ...corpus, one })))
    .filter(({ one, origins, browser }) => compare(one, origins, browser).differences.length === 0);
  const mutants = [
    ...turnedSteps(compare, places),
    ...differences.map(difference => ({ mutant: { difference }, affected: places })),
  ];
  const survivors = mutants.filter(({ mutant, affected }) => !noticed(compare, mutant, affected));
  return { mutants: mutants.length, survivors: survivors.map(({ mutant }) => nameOf(mutant)) };
}

/** As a list of what cannot be noticed names it. */
export function nameOf(mutant: Mutant): string {
  return 'difference' in mutant
    ? `${mutant.difference} by the standard`
    : `${mutant.step} always ${mutant.passed ? 'passes' : 'fails'}`;
}

/** Each way a step went, turned round, with the cases in which it went that way. */
function turnedSteps(
  compare: MutableCompare['compare'],
  places: readonly Place[],
): readonly { readonly mutant: Mutant; readonly affected: readonly Place[] }[] {
  const turned = new Map<string, { mutant: Mutant; affected: Place[] }>();
  for (const place of places) {
    const { steps } = compare(place.one, place.origins, place.browser).verdict;
    for (const key of new Set(steps.map(({ id, passed }) => `${id} ${passed}`))) {
      const [step = '', went] = key.split(' ');
      const known = turned.get(key) ?? { mutant: { step, passed: went !== 'true' }, affected: [] };
      turned.set(key, known);
      known.affected.push(place);
    }
  }
  return [...turned.values()];
}

function noticed(compare: MutableCompare['compare'], mutant: Mutant, affected: readonly Place[]): boolean {
  globalThis.mutant = mutant;
  try {
    return affected.some(
      ({ one, origins, browser }) => compare(one, origins, browser).differences.length > 0,
    );
  } catch {
    return true; // a rule that can say nothing any more is noticed too
  } finally {
    globalThis.mutant = undefined;
  }
}
