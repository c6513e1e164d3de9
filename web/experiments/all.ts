import type { Experiment } from './experiment.ts';

/** Every experiment, found by its path: the build, the lessons and whoever else needs one by its name ask here. */
const modules = import.meta.glob<{ readonly default: Experiment }>('./*/index.ts');

export const EXPERIMENT_NAMES = Object.keys(modules).map(path => path.split('/')[1] ?? path);

/** Loads an experiment by its name. Rejects where there is none, which the build has ruled out for lessons. */
export async function loadExperiment(name: string): Promise<Experiment> {
  const load = modules[`./${name}/index.ts`];
  if (!load) throw new Error(`There is no experiment “${name}”; there are ${EXPERIMENT_NAMES.join(', ')}.`);
  return (await load()).default;
}
