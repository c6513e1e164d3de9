import type { Experiment, Procedure } from '../../../web/experiments/experiment.ts';
import { EXPERIMENTS, PROCEDURES } from './experiments.ts';

/** @throws Error where there is none */
export function experimentNamed(name: string): Experiment {
  return named(EXPERIMENTS, name);
}

/** @throws Error where there is none */
export function procedureNamed(name: string): Procedure {
  return named(PROCEDURES, name);
}

function named<T>(all: Readonly<Record<string, T>>, name: string): T {
  const found = all[name];
  if (!found) throw new Error(`no experiment ${name}`);
  return found;
}
