import { describe, expect, test } from 'vitest';
import { describeStep } from '../core/describe.ts';
import type { Stop } from '../core/stop.ts';
import { ACCEPT, fields, KEY, READER } from '../testing/fixtures.ts';
import { neverDeciding, notShown } from '../testing/said.ts';
import type { SocketIoExchange, SocketIoRun } from './attempt.ts';
import { socketIo } from './connection.ts';

const PARTNER = 'http://partner.localhost:3001';
const READABLE = { 'Access-Control-Allow-Origin': READER };

function poll(
  status: number | null,
  headers: Readonly<Record<string, string>> = READABLE,
  method = 'GET',
): SocketIoExchange {
  return {
    request: {
      method,
      target: '/socket.io/?EIO=4&transport=polling&t=1',
      version: 'HTTP/1.1',
      fields: fields({ Host: 'localhost:3001', Origin: READER }),
    },
    response: status === null ? null : { status, fields: fields(headers) },
    expectedAccept: null,
  };
}

function socket(status: number | null, query = ''): SocketIoExchange {
  const upgraded = { Upgrade: 'websocket', Connection: 'Upgrade', 'Sec-WebSocket-Accept': ACCEPT };
  return {
    request: {
      method: 'GET',
      target: `/socket.io/?EIO=4&transport=websocket${query}`,
      version: 'HTTP/1.1',
      fields: fields({
        Host: 'localhost:3001',
        Origin: READER,
        Upgrade: 'websocket',
        Connection: 'Upgrade',
        'Sec-WebSocket-Key': KEY,
        'Sec-WebSocket-Version': '13',
      }),
    },
    response: status === null ? null : { status, fields: fields(status === 101 ? upgraded : {}) },
    expectedAccept: ACCEPT,
  };
}
const upgrade = (status: number) => socket(status, '&sid=abc');

interface Change {
  readonly client?: Partial<SocketIoRun['client']>;
  readonly server?: Partial<SocketIoRun['server']>;
  readonly run?: Partial<SocketIoRun>;
}

function run({ client, server, run: rest }: Change): SocketIoRun {
  return {
    origin: READER,
    url: 'http://localhost:3001',
    client: {
      transports: ['polling', 'websocket'],
      upgrade: true,
      tryAllTransports: false,
      withCredentials: false,
      extraHeaders: [],
      namespace: '/',
      ...client,
    },
    server: { transports: ['polling', 'websocket'], namespaces: ['/', '/custom'], allow: null, ...server },
    certificate: 'unknown',
    browser: 'chromium',
    exchanges: [poll(200), poll(200, READABLE, 'POST'), poll(200), upgrade(101), poll(null)],
    answer: { error: null },
    ...rest,
  };
}

const WEBSOCKET = { client: { transports: ['websocket'] } } as const;
const TRY_ALL = { tryAllTransports: true } as const;

type Case = readonly [what: string, change: Change, stops: Stop, because: string];
const CASES: readonly Case[] = [
  ['polling, then the upgrade', {}, 'nowhere', 'connected'],
  ['the upgrade fails', { run: { exchanges: [poll(200), upgrade(400)] } }, 'nowhere', 'connected'],
  ['no upgrade seen', { run: { exchanges: [poll(200)] } }, 'nowhere', 'connected'],
  [
    'polling alone',
    { client: { transports: ['polling'] }, run: { exchanges: [poll(200)] } },
    'nowhere',
    'connected',
  ],
  [
    'a server without websocket',
    { server: { transports: ['polling'] }, run: { exchanges: [poll(200)] } },
    'nowhere',
    'connected',
  ],
  ['websocket alone', { ...WEBSOCKET, run: { exchanges: [socket(101)] } }, 'nowhere', 'connected'],
  ['lab stopped', { run: { exchanges: [] } }, 'before-sending', 'request-arrived'],
  [
    'lab stopped, websocket alone',
    { ...WEBSOCKET, run: { exchanges: [] } },
    'before-sending',
    'request-arrived',
  ],
  [
    'untrusted certificate',
    { run: { url: 'https://localhost:3443', certificate: 'untrusted', exchanges: [] } },
    'before-sending',
    'certificate-trusted',
  ],
  ['trusted certificate', { run: { url: 'https://localhost:3443' } }, 'nowhere', 'connected'],
  [
    'unknown certificate',
    { run: { url: 'https://localhost:3443', exchanges: [] } },
    'before-sending',
    'request-arrived',
  ],
  [
    'origin refused, polling',
    { server: { allow: [PARTNER] }, run: { exchanges: [poll(403)] } },
    'server',
    'origin-allowlist',
  ],
  [
    'origin refused, websocket',
    { ...WEBSOCKET, server: { allow: [PARTNER] }, run: { exchanges: [socket(403)] } },
    'server',
    'origin-allowlist',
  ],
  ['origin allowed', { server: { allow: [READER] } }, 'nowhere', 'connected'],
  [
    'polling at a server that has none',
    { server: { transports: ['websocket'] }, run: { exchanges: [poll(400)] } },
    'server',
    'transport-offered',
  ],
  [
    'websocket at a server that has none',
    { ...WEBSOCKET, server: { transports: ['polling'] }, run: { exchanges: [socket(400)] } },
    'server',
    'transport-offered',
  ],
  ['poll not answered', { run: { exchanges: [poll(null)] } }, 'no-response', 'answered'],
  ['poll refused otherwise', { run: { exchanges: [poll(400)] } }, 'server', 'server-accepts'],
  ['no CORS headers', { run: { exchanges: [poll(200, {})] } }, 'browser', 'allow-origin-present'],
  [
    'CORS for another origin',
    { run: { exchanges: [poll(200, { 'Access-Control-Allow-Origin': PARTNER })] } },
    'browser',
    'allow-origin-equal',
  ],
  [
    'CORS star',
    { run: { exchanges: [poll(200, { 'Access-Control-Allow-Origin': '*' })] } },
    'nowhere',
    'connected',
  ],
  [
    'withCredentials and star',
    {
      client: { withCredentials: true },
      run: { exchanges: [poll(200, { 'Access-Control-Allow-Origin': '*' })] },
    },
    'browser',
    'allow-origin-wildcard',
  ],
  ['withCredentials, no consent', { client: { withCredentials: true } }, 'browser', 'allow-credentials-true'],
  [
    'withCredentials and consent',
    {
      client: { withCredentials: true },
      run: { exchanges: [poll(200, { ...READABLE, 'Access-Control-Allow-Credentials': 'true' })] },
    },
    'nowhere',
    'connected',
  ],
  [
    'websocket alone needs no CORS',
    { ...WEBSOCKET, run: { exchanges: [socket(101)] } },
    'nowhere',
    'connected',
  ],
  ['same origin needs no CORS', { run: { url: READER, exchanges: [poll(200, {})] } }, 'nowhere', 'connected'],
  [
    'tryAllTransports goes on to websocket',
    { client: TRY_ALL, run: { exchanges: [poll(200, {}), socket(101)] } },
    'nowhere',
    'connected',
  ],
  [
    'without it polling is the last word',
    { run: { exchanges: [poll(200, {}), socket(101)] } },
    'browser',
    'allow-origin-present',
  ],
  [
    'tryAllTransports, refused on both',
    { client: TRY_ALL, server: { allow: [PARTNER] }, run: { exchanges: [poll(403), socket(403)] } },
    'server',
    'origin-allowlist',
  ],
  [
    'tryAllTransports, websocket not there',
    { client: TRY_ALL, run: { exchanges: [poll(200, {})] } },
    'before-sending',
    'request-arrived',
  ],
  [
    'websocket first, polling next',
    {
      client: { ...TRY_ALL, transports: ['websocket', 'polling'] },
      server: { transports: ['polling'] },
      run: { exchanges: [socket(400), poll(200)] },
    },
    'nowhere',
    'connected',
  ],
  [
    'a later poll blocked',
    { run: { answer: null, exchanges: [poll(200), poll(200, {})] } },
    'browser',
    'allow-origin-present',
  ],
  [
    'a later poll refused',
    { run: { answer: null, exchanges: [poll(200), poll(400)] } },
    'server',
    'server-accepts',
  ],
  [
    'a later poll held open',
    { run: { answer: null, exchanges: [poll(200), poll(null)] } },
    'nowhere',
    'connected',
  ],
  [
    'a poll after the session is no matter',
    { run: { exchanges: [poll(200), poll(400)] } },
    'nowhere',
    'connected',
  ],
  ['/custom', { client: { namespace: '/custom' } }, 'nowhere', 'connected'],
  [
    'no such namespace',
    { client: { namespace: '/nobody' }, run: { answer: { error: 'Invalid namespace' } } },
    'server',
    'namespace-known',
  ],
  ['namespaces compare exactly', { client: { namespace: '/Custom' } }, 'server', 'namespace-known'],
  ['middleware refuses', { run: { answer: { error: 'not authorised' } } }, 'server', 'namespace-accepts'],
  [
    'extra headers, no preflight seen',
    { client: { extraHeaders: fields({ 'x-a': '1' }) }, run: { exchanges: [] } },
    'before-sending',
    'preflight-sent',
  ],
  [
    'extra headers not allowed',
    {
      client: { extraHeaders: fields({ 'x-a': '1' }) },
      run: { exchanges: [poll(204, READABLE, 'OPTIONS')] },
    },
    'preflight',
    'preflight-headers',
  ],
  [
    'extra headers allowed',
    {
      client: { extraHeaders: fields({ 'x-a': '1' }) },
      run: {
        exchanges: [poll(204, { ...READABLE, 'Access-Control-Allow-Headers': 'x-a' }, 'OPTIONS'), poll(200)],
      },
    },
    'nowhere',
    'connected',
  ],
];

test('the cases come to every step of Socket.IO that can end an attempt', () => {
  expect(
    neverDeciding(
      ['socket-io'],
      CASES.map(([, , , because]) => because),
    ),
  ).toEqual([]);
});

describe('one attempt of Socket.IO', () => {
  test.each(CASES)('%s', (_what, change, stops, because) => {
    const verdict = socketIo(run(change));
    expect({ stops: verdict.stops, because: verdict.because }).toEqual({ stops, because });
    const fatal = verdict.steps.filter(step => !step.passed && step.tolerated === undefined);
    expect(fatal.map(step => step.id)).toEqual(stops === 'nowhere' ? [] : [because]);
    expect(notShown(verdict, run(change).exchanges)).toEqual([]);
    for (const step of verdict.steps) {
      for (const language of ['zh', 'en'] as const) expect(describeStep(step, language)).not.toMatch(/[{}]/);
    }
  });

  const ids = (change: Change) => socketIo(run(change)).steps.map(step => step.id);

  test('an upgrade that fails is shown, and shown as no error', () => {
    const { steps } = socketIo(run({ run: { exchanges: [poll(200), upgrade(400)] } }));
    expect(steps.find(step => step.id === 'upgrade-completed')).toMatchObject({
      passed: false,
      tolerated: 'fallback',
      found: '400',
    });
  });

  test('an upgrade is looked for only where client and server have it', () => {
    expect(ids({})).toContain('upgrade-completed');
    expect(ids({ client: { upgrade: false } })).not.toContain('upgrade-offered');
    expect(ids({ client: { transports: ['polling'] } })).not.toContain('upgrade-offered');
    expect(ids({ ...WEBSOCKET, run: { exchanges: [socket(101)] } })).not.toContain('upgrade-offered');
  });

  test('with tryAllTransports the first failure stays in sight, tolerated', () => {
    const { steps } = socketIo(run({ client: TRY_ALL, run: { exchanges: [poll(200, {}), socket(101)] } }));
    expect(steps.find(step => step.id === 'allow-origin-present')).toMatchObject({
      passed: false,
      tolerated: 'fallback',
    });
    expect(steps.filter(step => step.id === 'transport-tried').map(step => step.found)).toEqual([
      'polling',
      'websocket',
    ]);
  });
});
