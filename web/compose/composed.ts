import type { Experiment } from '../experiments/experiment.ts';
import fetchExperiment from '../experiments/fetch/index.ts';
import { PAGE_KNOBS } from '../experiments/fetch/page-knobs.ts';
import socketIo from '../experiments/socket-io/index.ts';
import websocket from '../experiments/websocket/index.ts';
import type { KnobGroup, PanelSpec } from '../run/spec.ts';
import type { ComposedName } from './case-of.ts';
import { composeWords } from './words.ts';

/** One experiment as the composer shows it. */
export interface Composed {
  readonly name: ComposedName;
  readonly experiment: Experiment;
  readonly spec: PanelSpec;
  readonly groups: readonly KnobGroup[];
}

/** `asked` are the knobs of the page's side; the others say what the lab does. */
function composed(name: ComposedName, experiment: Experiment, asked: readonly string[]): Composed {
  const others = Object.keys(experiment.knobs).filter(knob => !asked.includes(knob));
  const [zh, en] = [composeWords('zh'), composeWords('en')];
  return {
    name,
    experiment,
    spec: { id: name, experiment: name, knobs: {}, claim: null, claims: {}, needs: [] },
    groups: [
      { title: { zh: zh.pageAsks, en: en.pageAsks }, knobs: asked },
      { title: { zh: zh.serverAnswers, en: en.serverAnswers }, knobs: others },
    ],
  };
}

/** In the order of their tabs; the first is shown where the address names none. */
export const COMPOSED: readonly [Composed, ...Composed[]] = [
  composed('fetch', fetchExperiment, Object.keys(PAGE_KNOBS)),
  composed('websocket', websocket, ['scheme', 'offer', 'send', 'binary']),
  composed('socket-io', socketIo, ['transports', 'tryAll', 'namespace', 'credentials', 'auth', 'emit']),
];
