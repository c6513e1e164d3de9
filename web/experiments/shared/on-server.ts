import type { Knobs } from '../knob.ts';

/** The same knobs, all of the server's side. */
export function onServer<K extends Knobs>(knobs: K): K {
  return Object.fromEntries(
    Object.entries(knobs).map(([name, knob]) => [name, { side: 'server', ...knob }]),
  ) as K;
}
