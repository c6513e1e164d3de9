import type { Experiment } from '../experiments/experiment.ts';

/**
 * The experiment with only some of its knobs to turn: the others are fixed, and those of them that `set` names stand in the code as
 * plain text.
 */
export function withFixed(
  experiment: Experiment,
  set: Readonly<Record<string, string>>,
  turns: (knob: string) => boolean,
): Experiment {
  const knobs = Object.fromEntries(Object.entries(experiment.knobs).filter(([name]) => turns(name)));
  return {
    ...experiment,
    knobs,
    code: of => experiment.code({ ...of, written: new Set([...of.written, ...Object.keys(set)]) }),
  };
}
