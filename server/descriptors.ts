import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';
import { Mistake } from './config/mistake.ts';

/** Files that the program opens at once while it starts, its modules' among them, with room for a few connections. */
const LEAST = 256;

/**
 * How many more files this process may open, by opening them.
 *
 * @param most where the count ends
 */
function descriptorsLeft(most: number): number {
  const opened: number[] = [];
  try {
    while (opened.length < most) opened.push(openSync(devNull, 'r'));
  } catch {
    // EMFILE for the process, ENFILE for the system: either way there are no more.
  }
  for (const descriptor of opened) closeSync(descriptor);
  return opened.length;
}

/** @throws Mistake with one sentence where too few files can be opened for the program to run */
export function requireDescriptors(): void {
  const left = descriptorsLeft(LEAST);
  if (left === LEAST) return;
  throw new Mistake(
    `This process may open only ${left} more files, and needs ${LEAST}; raise its limit, for instance with: ulimit -n 4096`,
  );
}

/**
 * Says once that the process has run out of file descriptors. The system then closes connections that it has accepted, and
 * Node tells nobody (libuv, `uv__emfile_trick`), so that it takes a look at every new height of the count.
 */
export class DescriptorWatch {
  #open = 0;
  #height = 0;
  #said = false;
  #say: () => void;

  constructor(say: () => void) {
    this.#say = say;
  }

  opened(): void {
    this.#open += 1;
    if (this.#open <= this.#height) return;
    this.#height = this.#open;
    if (!this.#said && descriptorsLeft(1) === 0) this.exhausted();
  }

  closed(): void {
    this.#open -= 1;
  }

  exhausted(): void {
    if (this.#said) return;
    this.#said = true;
    this.#say();
  }
}
