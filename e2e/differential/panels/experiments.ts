import { pathToFileURL } from 'node:url';
import type { Experiment } from '../../../web/experiments/experiment.ts';
import { EXPERIMENT_FILES } from './experiment-files.ts';

/** Every experiment by its name. A bundle has the same from `drivers/bundle.ts`, since it can read no folder. */
export const EXPERIMENTS: Readonly<Record<string, Experiment>> = Object.fromEntries(
  await Promise.all(
    [...EXPERIMENT_FILES].map(async ([name, file]) => {
      const module: { readonly default: Experiment } = await import(pathToFileURL(file).href);
      return [name, module.default] as const;
    }),
  ),
);
