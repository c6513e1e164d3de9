import cookies from '../../web/experiments/cookies.ts';
import embed from '../../web/experiments/embed.ts';
import type { Experiment } from '../../web/experiments/experiment.ts';
import fetchExperiment from '../../web/experiments/fetch.ts';
import originsExperiment from '../../web/experiments/origins.ts';
import socketIo from '../../web/experiments/socket-io.ts';
import websocket from '../../web/experiments/websocket.ts';

/** The experiments whose rules are held against browsers, by the names of their files. */
export const EXPERIMENTS: Readonly<Record<string, Experiment>> = {
  cookies,
  embed,
  fetch: fetchExperiment,
  origins: originsExperiment,
  'socket-io': socketIo,
  websocket,
};

/** Those whose runs change what the browser keeps for others: each of their cases runs by itself. */
export const ALONE: ReadonlySet<string> = new Set(['cookies', 'origins']);
