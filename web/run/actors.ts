import type { Origins } from '../../server/protocol/origins.ts';
import type { Actors, Experiment } from '../experiments/experiment.ts';
import type { KnobValues } from '../experiments/knob.ts';
import type { Bilingual } from '../language.ts';
import { panelWords } from './words.ts';

const named = (word: 'page' | 'browser' | 'server'): Bilingual => ({
  zh: panelWords('zh')[word],
  en: panelWords('en')[word],
});

/** Who takes part where an experiment does not say: a page sends a request to a server. */
const REQUEST: Actors = [
  { kind: 'page', name: named('page') },
  { kind: 'browser', name: named('browser') },
  { kind: 'server', name: named('server') },
];

/** Who takes part in a run with these knobs. */
export function actorsOf({ actors }: Experiment, knobs: KnobValues, origins: Origins): Actors {
  return actors?.(knobs, origins) ?? REQUEST;
}

/** Whether the lab's record is one of the run's observers. */
export function hasServer(actors: Actors): boolean {
  return actors.some(({ kind }) => kind === 'server');
}
