import { EXPERIMENT_NAMES, loadExperiment } from '../experiments/all.ts';
import type { Experiment } from '../experiments/experiment.ts';

/** Run by `loadCatalogue` in Vite's module runner: every experiment, the steps that rules may decide by, and what links to lessons. */
export const experiments: readonly (readonly [name: string, experiment: Experiment])[] = await Promise.all(
  EXPERIMENT_NAMES.map(async name => [name, await loadExperiment(name)] as const),
);
export { ALL_STEPS as steps } from '../rules/all-steps.ts';
export const causes = import.meta.glob(['../diagnose/causes/*.ts', '!../diagnose/causes/*.test.ts'], {
  eager: true,
});
