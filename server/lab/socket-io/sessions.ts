import { busy } from '../reply/busy.ts';

/** Sessions that only an open panel may have, as a share of all: strangers can never take the last one. */
const RESERVED = 1 / 2;

/** Counts the Socket.IO sessions of the whole process. */
export class Sessions {
  readonly #most: number;
  #open = 0;
  #strangers = 0;

  /** @param most sessions at once */
  constructor(most: number) {
    this.#most = most;
  }

  /**
   * @param stranger whether the request carries no token of an open panel
   * @throws Refused with 503
   */
  check(stranger: boolean): void {
    if (this.#open >= this.#most) throw busy(`it holds ${this.#most} Socket.IO sessions, and no more`);
    const most = Math.ceil(this.#most * RESERVED);
    if (stranger && this.#strangers >= most)
      throw busy(`it holds ${most} Socket.IO sessions without the token of an open panel, and no more`);
  }

  enter(stranger: boolean): void {
    this.#open += 1;
    if (stranger) this.#strangers += 1;
  }

  leave(stranger: boolean): void {
    this.#open -= 1;
    if (stranger) this.#strangers -= 1;
  }
}
