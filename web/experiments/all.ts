import type { Experiment, Procedure } from './experiment.ts';

/** Every experiment, found by its path: the build, the lessons and whoever else needs one by its name ask here. */
const experiments = import.meta.glob<{ readonly default: Experiment }>('./*/index.ts');
const procedures = import.meta.glob<{ readonly default: Procedure }>('./*/procedure.ts');

export const EXPERIMENT_NAMES = Object.keys(experiments).map(path => path.split('/')[1] ?? path);

/** Loads an experiment by its name. Rejects where there is none, which the build has ruled out for lessons. */
export async function loadExperiment(name: string): Promise<Experiment> {
  const load = experiments[`./${name}/index.ts`];
  if (!load) throw new Error(`There is no experiment “${name}”; there are ${EXPERIMENT_NAMES.join(', ')}.`);
  return (await load()).default;
}

/** Loads how an experiment is carried out. Rejects where there is no such file. */
export async function loadProcedure(name: string): Promise<Procedure> {
  const load = procedures[`./${name}/procedure.ts`];
  if (!load) throw new Error(`web/experiments/${name} has no procedure.ts.`);
  return (await load()).default;
}
