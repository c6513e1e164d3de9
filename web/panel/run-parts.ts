import { loadProcedure } from '../experiments/all.ts';
import type { Procedure } from '../experiments/experiment.ts';

/** What only a run needs: how it is carried out, by whose rule it is judged, and what shows it. */
export interface RunParts {
  readonly procedure: Procedure;
  readonly carryOut: typeof import('../run/carry-out.ts').carryOut;
  readonly theFeed: typeof import('../run/feed.ts').theFeed;
  readonly RunView: typeof import('./RunView.tsx').RunView;
}

const loaded = new Map<string, Promise<RunParts>>();

/** Loads it, once for all panels of an experiment. Rejects where the server can't be reached; who asks again, tries again. */
export function loadRunParts(experiment: string): Promise<RunParts> {
  const known = loaded.get(experiment);
  if (known) return known;
  const loading = load(experiment);
  loaded.set(experiment, loading);
  loading.catch(() => loaded.delete(experiment));
  return loading;
}

async function load(experiment: string): Promise<RunParts> {
  const [procedure, { carryOut }, { theFeed }, { RunView }] = await Promise.all([
    loadProcedure(experiment),
    import('../run/carry-out.ts'),
    import('../run/feed.ts'),
    import('./RunView.tsx'),
  ]);
  return { procedure, carryOut, theFeed, RunView };
}
