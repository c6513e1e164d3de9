import type { StepText } from '../../web/rules/steps/text.ts';
import { STEPS, type StepId } from '../../web/rules/steps.ts';
import type { Verdict } from '../../web/rules/verdict.ts';

/** A branch of a rule: one step and the way it went. */
export type Branch = `${StepId}: ${'passed' | 'failed' | 'tolerated'}`;

/** Every branch for which a step has words. */
export function allBranches(): readonly Branch[] {
  const steps: readonly [string, StepText][] = Object.entries(STEPS);
  return steps.flatMap(([id, text]) =>
    (['passed', 'failed', 'tolerated'] as const).flatMap(way =>
      text[way] ? (`${id as StepId}: ${way}` as const) : [],
    ),
  );
}

/** How often each branch of the rules was taken. */
export class Coverage {
  readonly #hits = new Map<Branch, number>();

  add({ steps }: Verdict): void {
    for (const { id, passed, tolerated } of steps) {
      const branch: Branch = `${id}: ${passed ? 'passed' : tolerated ? 'tolerated' : 'failed'}`;
      this.#hits.set(branch, (this.#hits.get(branch) ?? 0) + 1);
    }
  }

  hits(branch: Branch): number {
    return this.#hits.get(branch) ?? 0;
  }

  get branches(): readonly Branch[] {
    return [...this.#hits.keys()];
  }
}
