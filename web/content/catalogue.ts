import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import type { Experiment, Knobs, Subject } from '../experiments/experiment.ts';
import { type Demos, readDemos } from './demos.ts';

/** What a lesson may name. */
export interface Catalogue {
  readonly experiments: Readonly<Record<string, Knobs>>;
  /** What the verdict of each experiment is about, where it is not a request. */
  readonly about: Readonly<Record<string, Subject>>;
  readonly steps: readonly string[];
  readonly demos: Demos;
}

interface Gathered {
  readonly experiments: readonly (readonly [name: string, experiment: Experiment])[];
  readonly rules: Readonly<Record<string, { readonly STEPS?: Readonly<Record<string, unknown>> }>>;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const GATHER = fileURLToPath(new URL('./gather.ts', import.meta.url));

/**
 * The experiments and the rules' steps, by running their modules: so the page's own source is what lessons are checked against;
 * and the files of the demos.
 * `files` are the modules that took part, to be watched.
 */
export async function loadCatalogue(): Promise<{ catalogue: Catalogue; files: readonly string[] }> {
  const { module, dependencies } = await runnerImport<Gathered>(GATHER, { logLevel: 'error' });
  const experiments = Object.fromEntries(module.experiments.map(([name, { knobs }]) => [name, knobs]));
  const about = Object.fromEntries(
    module.experiments.flatMap(([name, { about }]) => (about ? [[name, about] as const] : [])),
  );
  const steps = Object.values(module.rules).flatMap(({ STEPS }) => Object.keys(STEPS ?? {}));
  const demos = await readDemos(ROOT);
  return { catalogue: { experiments, about, steps, demos }, files: dependencies };
}
