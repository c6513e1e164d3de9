import type { KnobSide, Knobs } from '../experiment.ts';

/** The same knobs, all of one side but for those that say another. */
export function onSide<K extends Knobs>(side: KnobSide, knobs: K): K {
  return Object.fromEntries(Object.entries(knobs).map(([name, knob]) => [name, { side, ...knob }])) as K;
}
