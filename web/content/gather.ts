import { EXPERIMENT_NAMES, loadExperiment } from '../experiments/all.ts';
import type { Experiment } from '../experiments/experiment.ts';

/** Run by `loadCatalogue` in Vite's module runner: every experiment, the steps that rules may decide by, and what links to lessons. */
export const experiments: readonly (readonly [name: string, experiment: Experiment])[] = await Promise.all(
  EXPERIMENT_NAMES.map(async name => [name, await loadExperiment(name)] as const),
);
export const rules = import.meta.glob('../rules/core/steps.ts', { eager: true });
export const causes = import.meta.glob(['../diagnose/causes/*.ts', '!../diagnose/causes/*.test.ts'], {
  eager: true,
});
