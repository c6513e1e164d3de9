import { totalmem } from 'node:os';

/**
 * Bytes that this program may use at most: those of the machine, or fewer where a container has a limit (cgroups). What is
 * free at this moment (`process.availableMemory`) would give another value at every start, and on systems that keep files in
 * all the memory that nobody else uses, hardly any.
 */
export function memoryAtHand(): number {
  const constrained = process.constrainedMemory();
  return constrained > 0 ? Math.min(totalmem(), constrained) : totalmem();
}
