import type { Experiment } from '../../../web/experiments/experiment.ts';
import type { Case } from '../panels/case.ts';
import { EXPERIMENTS } from '../panels/experiments.ts';
import type { Disagreement } from './search.ts';

/** A case by the knobs that are not at their defaults. */
export function described({ experiment, knobs }: Case): string {
  const all: Experiment['knobs'] = EXPERIMENTS[experiment]?.knobs ?? {};
  const turned = Object.entries(knobs).filter(([name, value]) => all[name]?.default !== value);
  return [experiment, ...turned.map(([name, value]) => `${name}=${JSON.stringify(value)}`)].join(' ');
}

/** One disagreement, in lines. */
export function reported({ found, smallest, differences, once }: Disagreement): string {
  return [
    `  ${smallest}`,
    ...differences.map(({ what, rule, seen }) => `    ${what}: the rule says ${rule}; seen was ${seen}`),
    `    found as ${found}`,
    ...(once ? ['    not seen again when it ran by itself'] : []),
  ].join('\n');
}
