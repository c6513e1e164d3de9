import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Experiment, Procedure } from '../../../web/experiments/experiment.ts';
import { EXPERIMENT_FOLDERS } from './experiment-files.ts';

/** What panels show and what they run, of every experiment by its name. A bundle has the same from `drivers/bundle.ts`, since it can read no folder. */
export const EXPERIMENTS = await all<Experiment>('index.ts');
export const PROCEDURES = await all<Procedure>('procedure.ts');

async function all<T>(file: string): Promise<Readonly<Record<string, T>>> {
  const loading = [...EXPERIMENT_FOLDERS].map(async ([name, folder]) => {
    const module: { readonly default: T } = await import(pathToFileURL(join(folder, file)).href);
    return [name, module.default] as const;
  });
  return Object.fromEntries(await Promise.all(loading));
}
