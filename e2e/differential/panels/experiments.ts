import cookies from '../../../web/experiments/cookies/index.ts';
import embed from '../../../web/experiments/embed/index.ts';
import type { Experiment } from '../../../web/experiments/experiment.ts';
import fetchExperiment from '../../../web/experiments/fetch/index.ts';
import originsExperiment from '../../../web/experiments/origins/index.ts';
import postMessage from '../../../web/experiments/post-message/index.ts';
import socketIo from '../../../web/experiments/socket-io/index.ts';
import websocket from '../../../web/experiments/websocket/index.ts';

/** The experiments whose rules are held against browsers, by the names of their files. */
export const EXPERIMENTS: Readonly<Record<string, Experiment>> = {
  cookies,
  embed,
  fetch: fetchExperiment,
  origins: originsExperiment,
  'post-message': postMessage,
  'socket-io': socketIo,
  websocket,
};

/** Those whose runs change what the browser keeps for others: each of their cases runs by itself. */
export const ALONE: ReadonlySet<string> = new Set(['cookies', 'origins']);
