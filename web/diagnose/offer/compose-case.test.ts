import { describe, expect, test } from 'vitest';
import fetchExperiment from '../../experiments/fetch/index.ts';
import socketIoExperiment from '../../experiments/socket-io/index.ts';
import websocketExperiment from '../../experiments/websocket/index.ts';
import { fixesFor } from '../../fixes/fixes.ts';
import { checkKnob } from '../../run/knobs.ts';
import { diagnose } from '../diagnose.ts';
import { EXAMPLES } from '../page/examples.ts';
import { MEASURED_REQUESTS } from '../testing/measured.ts';
import { NOTHING_TYPED } from '../typed.ts';
import { composeCaseOf } from './compose-case.ts';
import { fixCaseOf } from './fix-case.ts';

const EXPERIMENTS = {
  fetch: fetchExperiment,
  'socket-io': socketIoExperiment,
  websocket: websocketExperiment,
};

function of(paste: string) {
  const { failure, hints, known } = diagnose(paste, NOTHING_TYPED);
  if (!failure) throw new Error('nothing was found');
  return { composed: composeCaseOf(failure, known), fix: fixCaseOf(failure, hints, known) };
}

const ENGINE = 'http://localhost:3001/socket.io/?EIO=4&transport=polling';
const POLL = `Access to XMLHttpRequest at '${ENGINE}' from origin 'http://localhost:3000' has been blocked by CORS policy: `;
const PASTES = [
  ...MEASURED_REQUESTS.flatMap(({ chromium, firefox, name }) => [
    [`chromium ${name}`, chromium.join('\n')] as const,
    [`firefox ${name}`, firefox.join('\n')] as const,
  ]),
  ...EXAMPLES.map(({ id, paste }) => [`example ${id}`, paste] as const),
  ['poll', `${POLL}No 'Access-Control-Allow-Origin' header is present on the requested resource.`],
  ['transport', '{"code":0,"message":"Transport unknown"}'],
  ['forbidden', '{"code":4,"message":"no"}'],
  ['namespace', 'Invalid namespace'],
  ['websocket error', 'websocket error'],
  [
    'subprotocol',
    "WebSocket connection to 'ws://a.example/' failed: Error during WebSocket handshake: Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received",
  ],
] as const;

describe('the composer accepts every case that is opened in it', () => {
  test.each(PASTES.filter(([, paste]) => paste !== ''))('%s', (_, paste) => {
    const { composed } = of(paste);
    if (!composed) return;
    const { knobs } = EXPERIMENTS[composed.experiment];
    for (const [name, value] of Object.entries(composed.knobs)) {
      const knob = knobs[name];
      expect(knob, name).toBeDefined();
      expect(knob && checkKnob(knob, value), `${name}=${value}`).toEqual({ ok: true });
    }
  });

  test.each([
    [0, 'fetch', { acao: 'slash' }],
    [1, 'fetch', { acao: 'reader', preflight: '401', method: 'DELETE', headers: 'authorization' }],
    [2, 'fetch', { acao: 'none', status: '502', method: 'POST', api: 'xhr' }],
    [3, 'fetch', { acao: 'any', credentials: 'include' }],
    [4, 'websocket', { allow: 'partner' }],
    [5, 'socket-io', { cors: 'off' }],
  ] as const)('example %i is played by %s with %j', (at, experiment, knobs) => {
    expect(of(EXAMPLES[at]?.paste ?? '').composed).toMatchObject({ experiment, knobs });
  });

  test('polls of Socket.IO are its own experiment', () => {
    expect(
      of(`${POLL}No 'Access-Control-Allow-Origin' header is present on the requested resource.`).composed,
    ).toEqual({
      experiment: 'socket-io',
      knobs: { cors: 'off' },
    });
  });
});

describe('the configuration is written for the case', () => {
  test('with its origin, method and header', () => {
    const { fix } = of(EXAMPLES[1]?.paste ?? '');
    const texts = fix ? fixesFor(fix, 'en').fixes.map(({ text }) => text) : [];
    expect(texts.length).toBeGreaterThan(3);
    for (const text of texts.slice(0, 3)) {
      expect(text).toContain('https://shop.example.com');
      expect(text.toLowerCase()).toContain('authorization');
    }
  });

  test('but none where a configuration would fix nothing', () => {
    expect(of(EXAMPLES[2]?.paste ?? '').fix).toBeNull();
    expect(of('GET http://localhost:3001/ net::ERR_CONNECTION_REFUSED').fix).toBeNull();
  });
});
