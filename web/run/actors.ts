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
export function actorsOf({ actors }: Experiment, knobs: KnobValues): Actors {
  return actors?.(knobs) ?? REQUEST;
}

/** The origins that a run with these knobs goes through. */
export function routeOf({ route }: Experiment, knobs: KnobValues, origins: Origins): readonly string[] {
  return route?.(knobs, origins) ?? [origins.reader, origins.lab];
}

/** What a lifeline is called, and where its actor is; null for the browser, and for a server of several hosts. */
export interface Lifeline {
  readonly name: Bilingual;
  readonly host: string | null;
}

/** The lifelines of a run: the acting page at the first origin of its route, the far actor at the only other. A proxy stands on the page’s. */
export function lifelinesOf(actors: Actors, [near, ...others]: readonly string[]): readonly Lifeline[] {
  const targets = [...new Set(actors.length > 3 ? others.slice(1) : others)];
  const far = targets.length === 1 ? targets[0] : undefined;
  return actors.map(({ name }, place) => {
    const origin = place === 0 ? near : place === actors.length - 1 ? far : undefined;
    return { name, host: hostOf(origin) };
  });
}

/** An opaque origin has none, and is named as it serialises. */
export function hostOf(origin: string | undefined): string | null {
  if (origin === undefined) return null;
  return URL.canParse(origin) ? new URL(origin).host : origin;
}

/** Whether the lab's record is one of the run's observers. */
export function hasServer(actors: Actors): boolean {
  return actors.some(({ kind }) => kind === 'server');
}
