import type { Experiment } from '../../../web/experiments/experiment.ts';
import { EXPERIMENTS } from './experiments.ts';

/** @throws Error where there is none */
export function experimentNamed(name: string): Experiment {
  const experiment = EXPERIMENTS[name];
  if (!experiment) throw new Error(`no experiment ${name}`);
  return experiment;
}
