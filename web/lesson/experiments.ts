import type { Experiment } from '../experiments/experiment.ts';

const modules = import.meta.glob<{ readonly default?: Experiment }>([
  '../experiments/*.ts',
  '!../experiments/experiment.ts',
  '!../experiments/*.test.ts',
]);

/** Loads an experiment by its name. Rejects where there is none, which the build has ruled out. */
export async function loadExperiment(name: string): Promise<Experiment> {
  const experiment = (await modules[`../experiments/${name}.ts`]?.())?.default;
  if (!experiment) throw new Error(`no experiment ${name}`);
  return experiment;
}
