import fc from 'fast-check';
import type { RuleBrowser } from '../../../web/rules/core/browser.ts';
import type { Rules } from '../rules.ts';
import * as RULES from '../rules.ts';
import type { Coverage } from './coverage.ts';
import type { Compared, Counterexample, Difference } from './difference.ts';

/** Cases that run side by side in one page. */
const AT_ONCE = 24;

/** Cases of one kind. */
export interface Generator<C> {
  /** How often it is drawn, beside the others. */
  readonly weight: number;
  readonly arbitrary: fc.Arbitrary<C>;
}

/** What is held against a browser: cases, how they are run, and how what was recorded of them is compared. */
export interface Suite<C, R> {
  /** `unknown` where none has a part in it. */
  readonly browser: RuleBrowser;
  /** What its cases are drawn from; a place among them stands for the generator. */
  readonly generators: readonly Generator<C>[];
  /**
   * With which others it may run side by side: those that take about as long, so that none waits for another. Null: it changes
   * what the browser keeps for others, and runs by itself.
   */
  groupOf(one: C): string | null;
  /** Runs cases side by side, each to its end. */
  run(cases: readonly C[]): Promise<readonly R[]>;
  compare(recorded: R, rules: Rules): Compared;
  described(one: C): string;
}

export interface Search {
  readonly seed: number;
  readonly cases: number;
  /** Told of every verdict. */
  readonly coverage?: Coverage;
  /** Told after each batch how many cases were run. */
  progress?(done: number): void;
  /** When no further case is begun, by `performance.now()`; absent: never. */
  readonly until?: number;
  /** The generators that are drawn from; absent: all. */
  readonly only?: ReadonlySet<number>;
}

export interface Outcome<R> {
  readonly recorded: readonly R[];
  readonly disagreements: readonly Counterexample[];
}

/** What two disagreements have in common that come from one cause. */
function signature(differences: readonly Difference[]): string {
  return differences.map(({ what, rule, seen }) => `${what}: ${rule} / ${seen}`).join('; ');
}

/**
 * Draws random cases, runs them in a page, and holds the rules against the browser. Of the cases that differ alike, the
 * first is shrunk: run again and again, a little simpler each time, for as long as it still differs.
 */
export async function search<C, R>(suite: Suite<C, R>, options: Search): Promise<Outcome<R>> {
  const { seed, cases: numRuns, coverage, progress, until = Number.POSITIVE_INFINITY } = options;
  const drawn = fc.sample(arbitraryOf(suite, options), { seed, numRuns });
  const recorded: R[] = [];
  const first = new Map<string, Seen>();
  for (const batch of batches(({ one }) => suite.groupOf(one), drawn)) {
    if (performance.now() >= until) break;
    const seen = await suite.run(batch.map(({ one }) => one.one));
    for (const [place, one] of seen.entries()) {
      const { verdict, differences } = suite.compare(one, RULES);
      coverage?.add(verdict, batch[place]?.one.from);
      const key = signature(differences);
      const index = batch[place]?.index;
      if (differences.length > 0 && index !== undefined && !first.has(key))
        first.set(key, { index, differences });
    }
    recorded.push(...seen);
    progress?.(recorded.length);
  }
  const disagreements: Counterexample[] = [];
  for (const seen of first.values()) {
    const found = drawn[seen.index];
    if (found !== undefined) disagreements.push(await shrink(suite, options, found.one, seen));
  }
  return { recorded, disagreements };
}

/** Runs cases that are known; one that differs is run again by itself. */
export async function runKnown<C, R>(
  suite: Suite<C, R>,
  cases: readonly C[],
  { coverage, until = Number.POSITIVE_INFINITY }: Pick<Search, 'coverage' | 'until'> = {},
): Promise<Outcome<R>> {
  const recorded: R[] = [];
  const disagreements: Counterexample[] = [];
  for (const batch of batches(one => suite.groupOf(one), cases)) {
    if (performance.now() >= until) break;
    const all = await suite.run(batch.map(({ one }) => one));
    recorded.push(...all);
    for (const [place, seen] of all.entries()) {
      const { verdict, differences } = suite.compare(seen, RULES);
      coverage?.add(verdict);
      const one = batch[place]?.one;
      if (one === undefined || differences.length === 0) continue;
      const [again] = await suite.run([one]);
      const once = again !== undefined && suite.compare(again, RULES).differences.length === 0;
      const found = suite.described(one);
      disagreements.push({ found, smallest: found, differences, once });
    }
  }
  return { recorded, disagreements };
}

/** What was seen of the case of a place in the drawing. */
interface Seen {
  readonly index: number;
  readonly differences: readonly Difference[];
}

/** A case with the generator that made it. */
interface Drawn<C> {
  readonly one: C;
  readonly from: number;
}

/** Cases of the generators that are drawn from, by their weights. */
function arbitraryOf<C>(
  { generators }: Pick<Suite<C, unknown>, 'generators'>,
  { only }: Pick<Search, 'only'>,
): fc.Arbitrary<Drawn<C>> {
  const tagged = generators.flatMap(({ arbitrary, weight }, from) =>
    only && !only.has(from) ? [] : [{ weight, arbitrary: arbitrary.map(one => ({ one, from })) }],
  );
  return fc.oneof(...tagged);
}

interface Placed<T> {
  readonly one: T;
  readonly index: number;
}

/** Cases that may run side by side, and each of the others; evenly mixed, so that a run that is cut short has seen of all. */
function batches<T>(
  groupOf: (one: T) => string | null,
  drawn: readonly T[],
): readonly (readonly Placed<T>[])[] {
  const groups = new Map<string | null, Placed<T>[]>();
  for (const [index, one] of drawn.entries()) {
    const group = groupOf(one);
    const known = groups.get(group) ?? [];
    groups.set(group, known);
    known.push({ one, index });
  }
  return [...groups]
    .flatMap(([group, all]) => {
      const size = group === null ? 1 : AT_ONCE;
      return all.flatMap((_, at) =>
        at % size === 0 ? [{ batch: all.slice(at, at + size), place: (at + size / 2) / all.length }] : [],
      );
    })
    .sort((a, b) => a.place - b.place)
    .map(({ batch }) => batch);
}

async function shrink<C, R>(
  suite: Suite<C, R>,
  options: Search,
  found: C,
  seen: Seen,
): Promise<Counterexample> {
  const differencesOf = async (one: C) => {
    const [recorded] = await suite.run([one]);
    return recorded === undefined ? [] : suite.compare(recorded, RULES).differences;
  };
  const { seed, until = Number.POSITIVE_INFINITY } = options;
  const property = fc.asyncProperty(
    arbitraryOf(suite, options),
    async ({ one }) => (await differencesOf(one)).length === 0,
  );
  const left = until - performance.now();
  const { counterexample } = await fc.check(property, {
    seed,
    path: String(seen.index),
    numRuns: 1,
    ...(Number.isFinite(left) && { interruptAfterTimeLimit: Math.max(0, left) }),
  });
  const smallest = counterexample?.[0].one ?? found;
  const again = await differencesOf(smallest);
  return {
    found: suite.described(found),
    smallest: suite.described(smallest),
    differences: again.length > 0 ? again : seen.differences,
    once: again.length === 0,
  };
}
