import type { Case } from './evidence.ts';
import { EXPERIMENTS } from './experiments.ts';

/** A case in which rule and browser once disagreed, and what it taught. */
export interface Found {
  readonly case: Case;
  readonly taught: string;
}

/** The knobs of an experiment at their defaults, but for those that are given. */
function at(experiment: string, turned: Readonly<Record<string, string>>): Case {
  const knobs = Object.entries(EXPERIMENTS[experiment]?.knobs ?? {});
  return {
    experiment,
    knobs: { ...Object.fromEntries(knobs.map(([name, knob]) => [name, knob.default])), ...turned },
  };
}

/** Found by random cases; each stays, so that none comes back unseen. */
export const FOUND: readonly Found[] = [
  {
    case: at('websocket', { offer: 'chat, superchat', close: '1008,origin not allowed' }),
    taught:
      'a Close frame behind a 101 that the browser fails reaches no page: the run stopped at the browser',
  },
];
