import type { Judged } from '../mutants/mutants.ts';
import type { Branch } from '../search/coverage.ts';
import { isAskedAgain } from '../search/explained.ts';
import { reported } from '../search/report.ts';
import type { Part, PartOutcome, Plan } from './parts.ts';

/** Cases that are drawn at the most before it is looked at again what is still rare. */
const MOST_FURTHER = 480;

/** What is drawn of a part for the sake of rare branches. */
export interface Further {
  readonly part: Part;
  readonly only: ReadonlySet<number>;
  readonly cases: number;
}

/** What the parts of a run have found together. */
export class Ledger {
  readonly corpus: Judged[] = [];
  /** Kinds of disagreement that nothing explains. */
  disagreements = 0;
  /** Whether a part had no time for all its cases. */
  isCut = false;
  readonly #all: readonly Branch[];
  readonly #leastHits: number;
  readonly #say: (text: string) => void;
  #parts: readonly Part[] = [];

  /** @param all every branch that a rule has */
  constructor(all: readonly Branch[], leastHits: number, say: (text: string) => void) {
    this.#all = all;
    this.#leastHits = leastHits;
    this.#say = say;
  }

  /** From now on the branches are counted over these parts. */
  cover({ parts, slow }: Plan): void {
    this.#parts = [...parts, ...slow];
  }

  /** @param cases how many were to be drawn */
  take({ browser }: Part, { disagreements, drawn, recorded }: PartOutcome, cases: number): void {
    this.corpus.push(...recorded);
    const unexplained = disagreements.filter(one => !isAskedAgain(one, browser));
    this.disagreements += unexplained.length;
    for (const one of unexplained) this.#say(reported(one));
    if (drawn < cases) this.isCut = true;
    const again = disagreements.length - unexplained.length;
    this.#say(
      `  ${recorded.length} run: ${unexplained.length} kinds of disagreement, and asked again for what was kept ${again} times`,
    );
  }

  get branches(): number {
    return this.#all.length;
  }

  /** Branches that were not taken often enough. */
  rare(): readonly { readonly branch: Branch; readonly hits: number }[] {
    return this.#counted().filter(({ hits }) => hits < this.#leastHits);
  }

  /** The branches that were taken least often, with how often. */
  rarest(count: number): string {
    const sorted = [...this.#counted()].sort((a, b) => a.hits - b.hits).slice(0, count);
    return sorted.map(({ branch, hits }) => `${branch} (${hits})`).join(', ');
  }

  /** What to draw further, so that every rare branch that was taken at all is taken often enough: each from the generator that takes it most. */
  further(): readonly Further[] {
    const all = new Map<Part, { only: Set<number>; cases: number }>();
    for (const { branch, hits } of this.rare()) {
      const [best] = this.#parts
        .flatMap(part => part.coverage.rates(branch).map(found => ({ part, ...found })))
        .sort((a, b) => b.rate / b.part.cost - a.rate / a.part.cost);
      if (!best) continue;
      const known = all.get(best.part) ?? { only: new Set(), cases: 0 };
      all.set(best.part, known);
      known.only.add(best.from);
      known.cases = Math.max(known.cases, Math.ceil((this.#leastHits - hits) / best.rate));
    }
    return [...all].map(([part, { cases, only }]) => ({
      part,
      only,
      cases: Math.min(MOST_FURTHER, cases * only.size),
    }));
  }

  #counted(): readonly { readonly branch: Branch; readonly hits: number }[] {
    return this.#all.map(branch => ({
      branch,
      hits: this.#parts.reduce((sum, { coverage }) => sum + coverage.hits(branch), 0),
    }));
  }
}
