import type { Experiment } from '../experiments/experiment.ts';

const modules = import.meta.glob<{ readonly default?: Experiment }>('../experiments/*/index.ts');

/** Loads an experiment by its name. Rejects where there is none, which the build has ruled out. */
export async function loadExperiment(name: string): Promise<Experiment> {
  const experiment = (await modules[`../experiments/${name}/index.ts`]?.())?.default;
  if (!experiment) throw new Error(`no experiment ${name}`);
  return experiment;
}
