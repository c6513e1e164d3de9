/** One step of a counter. */
export type Step = { readonly from: number; readonly to: number };

/** A counter for each open panel: the side effect that a request has. */
export class Counters {
  readonly #counts = new Map<string, number>();
  readonly #isOpenPanel: (token: string) => boolean;

  constructor(isOpenPanel: (token: string) => boolean) {
    this.#isOpenPanel = isOpenPanel;
  }

  /** Counts one up. The first of a panel forgets those whose panel has gone, so that there are no more counters than panels. */
  up(token: string): Step {
    const from = this.#counts.get(token) ?? 0;
    if (from === 0)
      for (const old of this.#counts.keys()) if (!this.#isOpenPanel(old)) this.#counts.delete(old);
    this.#counts.set(token, from + 1);
    return { from, to: from + 1 };
  }

  get size(): number {
    return this.#counts.size;
  }
}
