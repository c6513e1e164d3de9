import type { Opened } from '../stage/place.ts';

/** How often the window is looked at, milliseconds. */
const LOOK_MS = 50;
const FEATURES = 'popup,width=480,height=320';

/**
 * The one window of a run beside the reader's page, because a click opens no more than one. It holds a stage or what a link
 * leads to, one after the other, and is closed with the run.
 */
export class RunWindow {
  readonly #over: AbortSignal;
  #target: Window | null = null;

  constructor(over: AbortSignal) {
    this.#over = over;
    over.addEventListener('abort', () => this.#target?.close());
  }

  /** Puts a stage into the window; null where the browser opens none. */
  open(address: string): Opened | null {
    const target = this.#go(address);
    if (!target) return null;
    const left = () => this.#until(() => !hasFrames(target));
    return { target, loaded: new Promise(() => {}), left, close: () => {} };
  }

  /** Goes to an address as a link of this page does; false where the browser opens no window. */
  async follow(address: string): Promise<boolean> {
    // Of a page of another origin nothing can be read, so that its going could not be seen.
    if (this.#target) this.#target.location.href = 'about:blank';
    await this.#until(() => this.#target === null || isBlank(this.#target));
    const target = this.#go(address);
    if (!target) return false;
    await this.#until(() => !isBlank(target));
    return true;
  }

  #go(address: string): Window | null {
    if (this.#target && !this.#target.closed) this.#target.location.href = address;
    else this.#target = window.open(address, '_blank', FEATURES);
    return this.#target;
  }

  /** Resolves when it is so, or when the window is closed. */
  #until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (this.#over.aborted) reject(this.#over.reason);
        else if (this.#target?.closed || isSo()) resolve();
        else setTimeout(look, LOOK_MS);
      };
      look();
    });
  }
}

/** A new window begins with a blank page of the origin that opened it. */
function isBlank(target: Window): boolean {
  try {
    return target.document.URL === 'about:blank';
  } catch {
    return false;
  }
}

/**
 * A stage that is about to leave has a frame; what comes in its place has none. How many frames it has is one of the few
 * things that can be seen of a window of another origin (https://html.spec.whatwg.org/#dom-length).
 */
function hasFrames(target: Window): boolean {
  return target.length > 0;
}
