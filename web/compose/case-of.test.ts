import { describe, expect, test } from 'vitest';
import type { Origins } from '../../server/protocol/origins.ts';
import { KNOBS } from '../experiments/fetch/call.ts';
import socketIo from '../experiments/socket-io/index.ts';
import websocket from '../experiments/websocket/index.ts';
import { lessonValues } from '../run/knobs.ts';
import { caseOf } from './case-of.ts';

const origins: Origins = {
  reader: 'http://localhost:3000',
  lab: 'http://localhost:3001',
  'lab-2': 'http://localhost:3002',
  'lab-tls': 'https://localhost:3443',
  'other-site': 'http://127.0.0.1:3001',
  partner: 'http://partner.localhost:3001',
  evil: 'http://evil.localhost:3001',
  'sibling-x': 'http://x.a.localhost:3001',
  'sibling-y': 'http://y.a.localhost:3001',
};
const ofFetch = (set: Record<string, string>) => caseOf('fetch', lessonValues(KNOBS, set), origins);
const ofSocket = (set: Record<string, string>) =>
  caseOf('websocket', lessonValues(websocket.knobs, set), origins);
const ofSocketIo = (set: Record<string, string>) =>
  caseOf('socket-io', lessonValues(socketIo.knobs, set), origins);

describe('fetch', () => {
  test.each([
    [
      {},
      {
        pages: [origins.reader],
        url: `${origins.lab}/fetch`,
        method: 'GET',
        headers: [],
        credentials: false,
      },
    ],
    [{ target: 'evil' }, { url: `${origins.evil}/fetch` }],
    [{ from: 'sandbox' }, { pages: ['null'] }],
    [{ from: 'stage', stageOn: 'partner' }, { pages: [origins.partner] }],
    [{ from: 'both', stageOn: 'partner' }, { pages: [origins.reader, origins.partner] }],
    [{ target: 'bad-port' }, { url: 'http://localhost:6000/fetch' }],
    [{ csp: 'bad-port', from: 'stage' }, { connectSources: null }],
    [{ acao: 'allowlist' }, { pages: [origins.reader, origins.reader, origins.partner] }],
    [{ acao: 'any' }, { pages: [origins.reader] }],
    [{ credentials: 'include' }, { credentials: true }],
    [
      { body: 'text', method: 'POST' },
      { headers: [{ name: 'Content-Type', value: 'text/plain;charset=UTF-8' }] },
    ],
    [
      { body: 'text', method: 'POST', contentType: 'json' },
      { headers: [{ name: 'Content-Type', value: 'application/json' }] },
    ],
    [{ body: 'stream', method: 'POST' }, { upload: true }],
    [
      { api: 'xhr', upload: 'on', method: 'POST', mode: 'no-cors' },
      { upload: true, mode: 'cors' },
    ],
    [{ csp: 'self' }, { connectSources: null }],
    [{ csp: 'self', from: 'stage' }, { connectSources: ["'self'"] }],
    [{ csp: 'lab', from: 'sandbox' }, { connectSources: [origins.lab] }],
    [{ aceh: 'X-Count,vary' }, { exposed: ['X-Count', 'vary'] }],
    [{ aceh: '*' }, { exposed: ['X-Lab', 'X-Count', 'X-Other'] }],
    [{ acma: '600' }, { maxAge: 600 }],
    [{ to: 'partner,lab' }, { redirects: [origins.partner, origins.lab] }],
  ])('%j', (set, expected) => {
    expect(ofFetch(set)).toMatchObject(expected);
  });
});

test.each([
  [{}, { pages: [origins.reader], url: 'ws://localhost:3001/ws', subprotocols: [] }],
  [
    { scheme: 'wss', offer: 'chat, superchat' },
    { url: 'wss://localhost:3443/ws', subprotocols: ['chat', 'superchat'] },
  ],
  [{ allow: 'partner' }, { pages: [origins.reader, origins.partner] }],
])('websocket %j', (set, expected) => {
  expect(ofSocket(set)).toMatchObject(expected);
});

test.each([
  [{}, { namespace: '/', credentials: false }],
  [
    { namespace: 'custom', credentials: 'on', cors: 'partner', allow: 'none' },
    { namespace: '/custom', credentials: true, pages: [origins.reader, origins.partner] },
  ],
])('socket-io %j', (set, expected) => {
  expect(ofSocketIo(set)).toMatchObject(expected);
});
