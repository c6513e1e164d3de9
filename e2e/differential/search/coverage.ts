import type { Verdict } from '../../../web/rules/core/verdict.ts';
import { allSteps } from './all-steps.ts';

/** A branch of a rule: one step and the way it went. */
export type Branch = `${string}: ${'passed' | 'failed' | 'tolerated'}`;

/** Every branch for which a step has words. */
export async function allBranches(): Promise<readonly Branch[]> {
  const steps = await allSteps();
  return steps.flatMap(one =>
    (['passed', 'failed', 'tolerated'] as const).flatMap(way =>
      one[way] ? (`${one.id}: ${way}` as const) : [],
    ),
  );
}

/** How often each branch of the rules was taken. */
export class Coverage {
  readonly #all: Count = { cases: 0, hits: new Map() };
  readonly #by = new Map<number, Count>();

  /** @param from the generator of the case; absent: it was not drawn */
  add(verdict: Verdict, from?: number): void {
    count(this.#all, verdict);
    if (from === undefined) return;
    const own = this.#by.get(from) ?? { cases: 0, hits: new Map() };
    this.#by.set(from, own);
    count(own, verdict);
  }

  hits(branch: Branch): number {
    return this.#all.hits.get(branch) ?? 0;
  }

  /** How often each generator takes a branch in one case, for those that do. */
  rates(branch: Branch): readonly { readonly from: number; readonly rate: number }[] {
    return [...this.#by].flatMap(([from, { cases, hits }]) => {
      const taken = hits.get(branch);
      return taken === undefined ? [] : [{ from, rate: taken / cases }];
    });
  }
}

interface Count {
  cases: number;
  readonly hits: Map<Branch, number>;
}

function count(own: Count, { steps }: Verdict): void {
  own.cases++;
  for (const { id, passed, tolerated } of steps) {
    const branch: Branch = `${id}: ${passed ? 'passed' : tolerated ? 'tolerated' : 'failed'}`;
    own.hits.set(branch, (own.hits.get(branch) ?? 0) + 1);
  }
}
