import cookies from '../../web/experiments/cookies.ts';
import type { Experiment } from '../../web/experiments/experiment.ts';
import fetchExperiment from '../../web/experiments/fetch.ts';
import socketIo from '../../web/experiments/socket-io.ts';
import websocket from '../../web/experiments/websocket.ts';

/** The experiments whose rules are held against browsers, by the names of their files. */
export const EXPERIMENTS: Readonly<Record<string, Experiment>> = {
  cookies,
  fetch: fetchExperiment,
  'socket-io': socketIo,
  websocket,
};
