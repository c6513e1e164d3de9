/** The part of the budget that a client can have even when the budget is used up. */
const SMALL = 1 / 256;

/**
 * One budget for everything that waits in this process: a limit per client bounds nothing where clients cost nothing.
 * Where it is used up, further bytes are refused, but for a client that holds little: whoever holds most gives way to
 * it, so that what some pile up locks nobody out.
 */
export class Waiting {
  readonly most: number;
  #bytes = 0;
  readonly #held = new Set<Held>();

  /** @param most bytes */
  constructor(most: number) {
    this.most = most;
  }

  /** Bytes that wait now. */
  get bytes(): number {
    return this.#bytes;
  }

  /** @param giveWay drops what waits, and its client with it */
  hold(giveWay: () => void): Held {
    return new HeldBy(this, giveWay);
  }

  /** Makes room for a client that holds some bytes and wants more; false where there is none. */
  makeRoom(bytes: number, holding = 0): boolean {
    while (this.#bytes + bytes > this.most) {
      if (holding + bytes > this.most * SMALL) return false;
      const largest = this.#largest();
      if (largest === undefined || largest.bytes <= holding + bytes) return false;
      largest.giveWay();
    }
    return true;
  }

  /** For `Held` alone. */
  count(held: Held, change: number): void {
    this.#bytes += change;
    if (held.bytes > 0) this.#held.add(held);
    else this.#held.delete(held);
  }

  #largest(): Held | undefined {
    let largest: Held | undefined;
    for (const held of this.#held) if (largest === undefined || held.bytes > largest.bytes) largest = held;
    return largest;
  }
}

/** Bytes of one client that wait in this process. */
export abstract class Held {
  protected readonly waiting: Waiting;
  #bytes = 0;
  #ended = false;

  constructor(waiting: Waiting) {
    this.waiting = waiting;
  }

  /** Drops what waits, and its client with it. */
  protected abstract drop(): void;

  get bytes(): number {
    return this.#bytes;
  }

  /** Adds bytes, or adds none and returns false where there is no room for them. */
  add(bytes: number): boolean {
    if (this.#ended) return true;
    if (!this.waiting.makeRoom(bytes, this.#bytes)) return false;
    this.#change(bytes);
    return true;
  }

  remove(bytes: number): void {
    if (!this.#ended) this.#change(-bytes);
  }

  /** Adds or removes; false where there is no room, and then nothing has changed. */
  set(bytes: number): boolean {
    if (bytes > this.#bytes) return this.add(bytes - this.#bytes);
    this.remove(this.#bytes - bytes);
    return true;
  }

  /** Gives everything back; further calls do nothing. */
  end(): void {
    this.remove(this.#bytes);
    this.#ended = true;
  }

  giveWay(): void {
    this.end();
    this.drop();
  }

  #change(bytes: number): void {
    if (bytes === 0) return;
    this.#bytes += bytes;
    this.waiting.count(this, bytes);
  }
}

class HeldBy extends Held {
  protected readonly drop: () => void;

  constructor(waiting: Waiting, drop: () => void) {
    super(waiting);
    this.drop = drop;
  }
}
