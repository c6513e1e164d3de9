/**
 * Loaded with `--import` into both servers, before their program: tells the parent what the process has used. Needs
 * `--expose-gc`.
 */
import { setImmediate } from 'node:timers/promises';
import { answering } from './channel.ts';

/** Bytes. */
export interface Memory {
  readonly rss: number;
  readonly heap: number;
}

export interface ProbeQuestions {
  /** CPU time of all threads so far, user and system, in microseconds. */
  readonly cpu: { readonly asks: null; readonly answers: number };
  /** What is left after a full collection of garbage. */
  readonly memory: { readonly asks: null; readonly answers: Memory };
}

/** What a finalizer frees, the next collection finds. */
const COLLECTIONS = 3;

answering<ProbeQuestions>({
  cpu: () => {
    const { user, system } = process.cpuUsage();
    return user + system;
  },
  memory: async () => {
    for (let time = 0; time < COLLECTIONS; time += 1) {
      globalThis.gc?.();
      await setImmediate();
    }
    const { rss, heapUsed } = process.memoryUsage();
    return { rss, heap: heapUsed };
  },
});
