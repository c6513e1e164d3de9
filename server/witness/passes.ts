import { randomBytes } from 'node:crypto';
import type { Panel } from './panel.ts';

/** Passes of one panel that live at the same time; the oldest dies. */
export const PASSES_PER_PANEL = 16;

/** 128 random bits as 32 lower-case hex digits, so that no token and no pass can be guessed. */
export function secretDigits(): string {
  return randomBytes(16).toString('hex');
}

/** What a pass stands for. */
interface Pass {
  readonly panel: Panel;
  readonly run: string;
}

/** Stand-ins for tokens, for pages that must not hold one: each is good for one run of one panel, and for nothing on the feed. */
export class Passes {
  #passes = new Map<string, Pass>();
  #issued = new Map<Panel, string[]>();

  has(pass: string): boolean {
    return this.#passes.has(pass);
  }

  /** The panel that a pass stands for in a request of this run; undefined in a request of any other. */
  panel(pass: string, run: string): Panel | undefined {
    const found = this.#passes.get(pass);
    return found?.run === run ? found.panel : undefined;
  }

  issue(panel: Panel, run: string): string {
    const pass = secretDigits();
    const issued = this.#issued.get(panel) ?? [];
    this.#issued.set(panel, issued);
    issued.push(pass);
    this.#passes.set(pass, { panel, run });
    const oldest = issued.length > PASSES_PER_PANEL ? issued.shift() : undefined;
    if (oldest !== undefined) this.#passes.delete(oldest);
    return pass;
  }

  /** The passes of a panel die with it. */
  drop(panel: Panel): void {
    for (const pass of this.#issued.get(panel) ?? []) this.#passes.delete(pass);
    this.#issued.delete(panel);
  }
}
