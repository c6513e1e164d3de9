/** What a message costs its sender: nothing, a warning, or the connection. */
export type Charge = 'free' | 'warn' | 'end';

/** How long an empty bucket takes to be full again, in milliseconds: each second a tenth of a burst comes back. */
const FILL_MS = 10_000;

/** The part of a burst at which the sender is warned. */
const WARN_AT = 3 / 4;

/**
 * A token bucket: so many messages at once, then as many as come back. It is kept as the moment at which it will be full
 * again, a single number (ITU-T I.371, "generic cell rate algorithm").
 */
export class Bucket {
  #fullAt = 0;

  /**
   * Takes a token, or several for a message that costs more. A sender is warned by each message that passes the mark, so once on the way down.
   *
   * @param burst messages at once
   * @param now milliseconds of any clock that only goes forward
   */
  take(burst: number, now: number, tokens = 1): Charge {
    const one = FILL_MS / burst;
    const before = Math.max(0, this.#fullAt - now);
    const after = before + one * tokens;
    if (after > FILL_MS + one / 2) return 'end';
    this.#fullAt = now + after;
    const mark = FILL_MS * WARN_AT;
    return before <= mark && after > mark ? 'warn' : 'free';
  }
}

/** What one token pays for, beside a small message: about as much work again each. */
const TOKEN_BYTES = 4_096;

/** The tokens that a message costs by its length alone. */
export function tokensFor(bytes: number): number {
  return 1 + Math.floor(bytes / TOKEN_BYTES);
}

/** What the sender is told on the way down, and at the bottom: the latter is a close reason, of at most 123 bytes. */
export const warning = (burst: number) =>
  `Slow down: after ${burst} messages at once the lab ends a connection; a tenth of that comes back each second. A long one counts for several.`;
export const ended = (burst: number) =>
  `The lab ended this connection: more than ${burst} messages at once. A long one counts for several.`;
