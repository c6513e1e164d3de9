const END = Buffer.from('\r\n\r\n', 'latin1');
const FIRST_CAPACITY = 1024;
const EMPTY = Buffer.alloc(0);

/** Collects the bytes of one head until its empty line. */
export class HeadCollector {
  #limit: number;
  #bytes: Buffer = EMPTY;
  #length = 0;

  /** @param limit the longest head in bytes; `add` returns undefined beyond it */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get empty(): boolean {
    return this.#length === 0;
  }

  /**
   * Takes bytes up to the end of the head.
   * @returns how many it took, and the whole head once it is complete; undefined when the head is longer than the limit
   */
  add(bytes: Buffer): { readonly used: number; readonly head?: Buffer } | undefined {
    if (this.#length === 0) {
      const end = bytes.indexOf(END);
      if (end >= 0)
        return end + 4 > this.#limit ? undefined : { used: end + 4, head: bytes.subarray(0, end + 4) };
    }
    this.#append(bytes);
    const before = this.#length - bytes.length;
    const end = this.#bytes.subarray(0, this.#length).indexOf(END, Math.max(0, before - 3));
    if (end < 0) return this.#length > this.#limit ? undefined : { used: bytes.length };
    if (end + 4 > this.#limit) return undefined;
    const head = this.#bytes.subarray(0, end + 4);
    this.#bytes = EMPTY;
    this.#length = 0;
    return { used: end + 4 - before, head };
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
