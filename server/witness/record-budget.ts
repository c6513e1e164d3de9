/** Memory that can be given back: the oldest records of one log. */
export interface Evictable {
  /** Drops it, and charges the budget with what came free. */
  readonly evict: () => void;
}

/** Bytes of a large segment of records. */
export const LARGEST_SEGMENT = 32_768;
/** Dropped ones that are kept for the next: without them every record of a full budget would leave its bytes as garbage. */
const SPARE_SEGMENTS = 8;

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
  readonly #spare: Buffer[] = [];

  /** @param limit bytes */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @param bytes taken, or where negative given back */
  charge(bytes: number): void {
    this.used += bytes;
  }

  /** Memory for a segment; what it is charged for is the caller's affair. */
  memory(length: number): Buffer {
    const spare = length === LARGEST_SEGMENT ? this.#spare.pop() : undefined;
    // Never a part of Node's pool, which it would keep alive; every byte that is handed on has been written.
    return spare ?? Buffer.allocUnsafeSlow(length);
  }

  /** Takes the memory of a dropped segment, which nobody may use any more. */
  reuse(bytes: Buffer): void {
    if (bytes.length === LARGEST_SEGMENT && this.#spare.length < SPARE_SEGMENTS) this.#spare.push(bytes);
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
