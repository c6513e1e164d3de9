import fc from 'fast-check';
import type { Origins } from '../../server/protocol.ts';
import type { CasePage } from './browsers.ts';
import { caseArbitrary, type Family } from './case-arbitrary.ts';
import { compare, type Difference } from './compare.ts';
import type { Coverage } from './coverage.ts';
import type { Case, Recorded } from './evidence.ts';
import { ALONE } from './experiments.ts';

/** Cases that run side by side in one page. */
const AT_ONCE = 24;

/** A case in which rule and browser disagree, as small as it could be made. */
export interface Disagreement {
  readonly found: Case;
  readonly smallest: Case;
  readonly differences: readonly Difference[];
}

export interface Search {
  readonly seed: number;
  readonly cases: number;
  readonly families: readonly Family[];
  readonly origins: Origins;
  /** Told of every verdict. */
  readonly coverage?: Coverage;
  /** Told after each batch how many cases were run. */
  progress?(done: number): void;
}

export interface Outcome {
  readonly recorded: readonly Recorded[];
  readonly disagreements: readonly Disagreement[];
}

/** What two disagreements have in common that come from one cause. */
function signature(differences: readonly Difference[]): string {
  return differences.map(({ what, rule, seen }) => `${what}: ${rule} / ${seen}`).join('; ');
}

/**
 * Draws random cases, runs them in a page, and holds the rules against the browser. Of the cases that differ alike, the
 * first is shrunk: run again and again, a little simpler each time, for as long as it still differs.
 */
export async function search(page: CasePage, options: Search): Promise<Outcome> {
  const { seed, cases: numRuns, families, origins, coverage, progress } = options;
  const arbitrary = caseArbitrary(families);
  const drawn = fc.sample(arbitrary, { seed, numRuns });
  const recorded: Recorded[] = [];
  const first = new Map<string, number>();
  for (const batch of batches(drawn)) {
    const seen = await page.run(batch.map(({ one }) => one));
    for (const [place, one] of seen.entries()) {
      const { verdict, differences } = compare(one, origins, page.browser);
      coverage?.add(verdict);
      const key = signature(differences);
      const index = batch[place]?.index;
      if (differences.length > 0 && index !== undefined && !first.has(key)) first.set(key, index);
    }
    recorded.push(...seen);
    progress?.(recorded.length);
  }
  const disagreements: Disagreement[] = [];
  for (const index of first.values()) {
    const found = drawn[index];
    if (found)
      disagreements.push(await shrink(page, arbitrary, { seed, path: String(index) }, found, origins));
  }
  return { recorded, disagreements };
}

interface Drawn {
  readonly one: Case;
  readonly index: number;
}

/** Cases that may run side by side, then each of the others. */
function batches(drawn: readonly Case[]): readonly (readonly Drawn[])[] {
  const all = drawn.map((one, index): Drawn => ({ one, index }));
  const together = all.filter(({ one }) => !ALONE.has(one.experiment));
  const alone = all.filter(({ one }) => ALONE.has(one.experiment));
  const size = Math.ceil(together.length / AT_ONCE);
  return [
    ...Array.from({ length: size }, (_, at) => together.slice(at * AT_ONCE, (at + 1) * AT_ONCE)),
    ...alone.map(one => [one]),
  ];
}

async function shrink(
  page: CasePage,
  arbitrary: fc.Arbitrary<Case>,
  where: { readonly seed: number; readonly path: string },
  found: Case,
  origins: Origins,
): Promise<Disagreement> {
  const differencesOf = async (one: Case) => {
    const [recorded] = await page.run([one]);
    return recorded ? compare(recorded, origins, page.browser).differences : [];
  };
  const property = fc.asyncProperty(arbitrary, async one => (await differencesOf(one)).length === 0);
  const { counterexample } = await fc.check(property, { ...where, numRuns: 1 });
  const smallest = counterexample?.[0] ?? found;
  return { found, smallest, differences: await differencesOf(smallest) };
}
