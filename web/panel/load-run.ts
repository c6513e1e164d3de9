import type { RunParts } from './run-parts.ts';

/** Loads what only a run needs. Rejects where the server can't be reached; who asks again, tries again. */
export async function loadRun(experiment: string): Promise<RunParts> {
  const { loadRunParts } = await import('./run-parts.ts');
  return loadRunParts(experiment);
}
