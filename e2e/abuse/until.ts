import { sleep } from './case.ts';

/** How often it is looked, in milliseconds. */
const EVERY_MS = 100;

/** Resolves once something holds, or when the time is over. @param boundMs milliseconds */
export async function until(holds: () => boolean, boundMs: number): Promise<void> {
  const start = performance.now();
  while (!holds() && performance.now() - start < boundMs) await sleep(EVERY_MS);
}
