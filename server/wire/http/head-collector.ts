const END = Buffer.from('\r\n\r\n', 'latin1');
const FIRST_CAPACITY = 1024;
const EMPTY = Buffer.alloc(0);

/** Collects the bytes of one head until its empty line. */
export class HeadCollector {
  #limit: number;
  #bytes: Buffer = EMPTY;
  #length = 0;
  #head: string | undefined;

  /** @param limit the longest head in bytes; `add` returns undefined beyond it */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /**
   * Takes bytes up to the end of the head; none are kept but as copies.
   * @returns how many it took; undefined when the head is longer than the limit
   */
  add(bytes: Buffer): number | undefined {
    if (this.#length === 0) {
      const end = bytes.indexOf(END);
      if (end >= 0) return this.#complete(bytes, end + END.length) ? end + END.length : undefined;
    }
    this.#append(bytes);
    const before = this.#length - bytes.length;
    const end = this.#bytes.subarray(0, this.#length).indexOf(END, Math.max(0, before - 3));
    if (end < 0) return this.#length > this.#limit ? undefined : bytes.length;
    if (!this.#complete(this.#bytes, end + END.length)) return undefined;
    this.#bytes = EMPTY;
    this.#length = 0;
    return end + END.length - before;
  }

  /** The head, Latin-1, once it is complete; with that the next one may begin. */
  take(): string | undefined {
    const head = this.#head;
    this.#head = undefined;
    return head;
  }

  #complete(bytes: Buffer, length: number): boolean {
    if (length > this.#limit) return false;
    this.#head = bytes.toString('latin1', 0, length);
    return true;
  }

  #append(bytes: Buffer): void {
    const needed = this.#length + bytes.length;
    if (needed > this.#bytes.length) {
      const grown = Buffer.alloc(Math.max(FIRST_CAPACITY, this.#bytes.length * 2, needed));
      this.#bytes.copy(grown, 0, 0, this.#length);
      this.#bytes = grown;
    }
    bytes.copy(this.#bytes, this.#length);
    this.#length = needed;
  }
}
