import type { Step, Verdict } from '../../web/rules/verdict.ts';

/** A branch of a rule: one step and the way it went. */
type Branch = `${Step['id']}: ${'passed' | 'failed' | 'tolerated'}`;

/** How often each branch of the rules was taken. */
export class Coverage {
  readonly #hits = new Map<Branch, number>();

  add({ steps }: Verdict): void {
    for (const { id, passed, tolerated } of steps) {
      const branch: Branch = `${id}: ${passed ? 'passed' : tolerated ? 'tolerated' : 'failed'}`;
      this.#hits.set(branch, (this.#hits.get(branch) ?? 0) + 1);
    }
  }

  /** Branches with their counts, the rarest first. */
  get rarest(): readonly (readonly [branch: string, hits: number])[] {
    return [...this.#hits].sort((a, b) => a[1] - b[1]);
  }
}
