/** Memory that can be given back: the oldest records of one log. */
export interface Evictable {
  /** Drops it, and charges the budget with what came free. */
  readonly evict: () => void;
}

/**
 * What all records of the process may take in memory together. Where they would take more, those go first that have waited
 * longest since the last was written beside them, whoever's they are.
 */
export class RecordBudget {
  /** Bytes of memory that are taken. */
  used = 0;
  readonly #limit: number;
  /** Least recently written first. */
  readonly #kept = new Set<Evictable>();
  #newest: Evictable | undefined;

  /** @param limit bytes */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @param bytes taken, or where negative given back */
  charge(bytes: number): void {
    this.used += bytes;
  }

  /** A record was written here: this stays, and the oldest go until the rest is within the limit. */
  written(here: Evictable): void {
    if (here !== this.#newest) {
      this.#kept.delete(here);
      this.#kept.add(here);
      this.#newest = here;
    }
    for (const oldest of this.#kept) {
      if (this.used <= this.#limit || oldest === here) return;
      oldest.evict();
    }
  }

  forget(gone: Evictable): void {
    this.#kept.delete(gone);
    if (this.#newest === gone) this.#newest = undefined;
  }
}
