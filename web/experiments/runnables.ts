import type { RunnableOf } from './runnable.ts';

/** What makes files of an experiment's code, found by its path and fetched when it is needed. */
const modules = import.meta.glob<{ readonly default: RunnableOf }>('./*/runnable.ts');

/** Null where no server takes part. */
export async function loadRunnable(experiment: string): Promise<RunnableOf | null> {
  return (await modules[`./${experiment}/runnable.ts`]?.())?.default ?? null;
}
