import type { Experiment } from '../experiments/experiment.ts';
import fetchExperiment from '../experiments/fetch/index.ts';
import socketIo from '../experiments/socket-io/index.ts';
import websocket from '../experiments/websocket/index.ts';
import type { PanelSpec } from '../run/spec.ts';
import type { ComposedName } from './case-of.ts';

/** One experiment as the composer shows it. */
export interface Composed {
  readonly name: ComposedName;
  readonly experiment: Experiment;
  readonly spec: PanelSpec;
}

function composed(name: ComposedName, experiment: Experiment): Composed {
  const spec = { id: name, experiment: name, knobs: {}, claim: null, claims: {}, needs: [] };
  return { name, experiment, spec };
}

/** In the order of their tabs; the first is shown where the address names none. */
export const COMPOSED: readonly [Composed, ...Composed[]] = [
  composed('fetch', fetchExperiment),
  composed('websocket', websocket),
  composed('socket-io', socketIo),
];
