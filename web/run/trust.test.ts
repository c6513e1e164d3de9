import { expect, test } from 'vitest';
import { PLACEHOLDER_ORIGINS } from '../../server/protocol/origins.ts';
import cookies from '../experiments/cookies/index.ts';
import embed from '../experiments/embed/index.ts';
import type { Experiment } from '../experiments/experiment.ts';
import fetching from '../experiments/fetch/index.ts';
import origins from '../experiments/origins/index.ts';
import postMessage from '../experiments/post-message/index.ts';
import socketIo from '../experiments/socket-io/index.ts';
import websocket from '../experiments/websocket/index.ts';
import { needsProbe } from './trust.ts';

test.each<[string, Experiment, Readonly<Record<string, string>>, boolean]>([
  ['a WebSocket in the clear', websocket, {}, false],
  ['a WebSocket over TLS', websocket, { scheme: 'wss' }, true],
  ['a fetch', fetching, {}, false],
  ['a fetch over TLS', fetching, { target: 'lab-tls' }, true],
  ['a redirect to it', fetching, { to: 'partner,lab-tls' }, true],
  ['a fetch of a page there', fetching, { from: 'stage', stageOn: 'lab-tls' }, true],
  ['a fetch of a sandboxed page there', fetching, { from: 'sandbox', stageOn: 'lab-tls' }, true],
  ['the second of two pages', fetching, { from: 'both', stageOn: 'lab-tls' }, true],
  ['a page there that is not asked for', fetching, { from: 'page', stageOn: 'lab-tls' }, false],
  ['cookies in the clear', cookies, {}, false],
  ['cookies that are set there', cookies, { setOn: 'lab-tls', target: 'lab' }, true],
  ['cookies that are sent there', cookies, { setOn: 'lab', target: 'lab-tls' }, true],
  ['cookies that a page there sends', cookies, { from: 'stage', stageOn: 'lab-tls' }, true],
  ['an image from there', embed, { target: 'lab-tls' }, true],
  ['an image elsewhere', embed, {}, false],
  ['an address there', origins, { a: 'lab-tls', b: 'lab' }, true],
  ['an address there, written out', origins, { a: 'lab', b: `${PLACEHOLDER_ORIGINS['lab-tls']}/x` }, true],
  ['an address of somebody else', origins, { a: 'https://a.example', b: 'lab' }, false],
  ['a message', postMessage, {}, false],
  ['Socket.IO', socketIo, {}, false],
])('whether the certificate is probed for %s', (_, experiment, knobs, probed) => {
  const defaults = Object.entries(experiment.knobs).map(([name, knob]) => [name, knob.default]);
  const values = { ...Object.fromEntries(defaults), ...knobs };
  expect(needsProbe(experiment, values, PLACEHOLDER_ORIGINS)).toBe(probed);
});
