import diagnostics from 'node:diagnostics_channel';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parseConfig } from './config/parse.ts';
import type { PortName } from './config/variables.ts';
import { WITNESS_HEADER, WITNESS_PATH } from './protocol/feed.ts';
import { type Running, startServers } from './servers.ts';
import { handshake, head, KEY } from './testing/raw-client.ts';

// The limits below take seconds, and many clients share a slow machine.
vi.setConfig({ testTimeout: 30_000 });

/** Server-side sockets by the two ports of their connection, from the moment they are accepted. */
const accepted = new Map<string, Socket>();
const onSocket = (message: unknown) => {
  const { socket } = message as { readonly socket: Socket };
  accepted.set(`${socket.localPort} ${socket.remotePort}`, socket);
};

let directory = '';
let running: Running;
beforeAll(async () => {
  diagnostics.subscribe('net.server.socket', onSocket);
  directory = await mkdtemp(join(tmpdir(), 'refusals-'));
  running = await startServers(
    parseConfig({
      READER_PORT: '0',
      LAB_PORT: '0',
      LAB_PORT_2: '0',
      LAB_TLS_PORT: '0',
      DATA_DIRECTORY: directory,
      LIMIT_IDLE_MS: '900',
      LIMIT_HEAD_MS: '3000',
    }),
    async () => ({
      request: (_request, response) => void response.end('a page'),
      close: async () => {},
    }),
  );
});
afterAll(async () => {
  diagnostics.unsubscribe('net.server.socket', onSocket);
  await running.close();
  await rm(directory, { recursive: true });
});

/** A client that never closes its half of the connection. */
async function stubborn(name: PortName, tls: boolean) {
  const options = { port: running.config.ports[name], host: '127.0.0.1', allowHalfOpen: true };
  const client = tls ? connectTls({ ...options, rejectUnauthorized: false }) : connect(options);
  client.on('error', () => {});
  await new Promise(resolve => client.once(tls ? 'secureConnect' : 'connect', resolve));
  const connection = `${client.remotePort} ${client.localPort}`;
  while (!accepted.has(connection)) await new Promise(setImmediate);
  const server = accepted.get(connection);
  accepted.delete(connection);
  if (!server) throw new Error('no socket of this client');
  const gone = new Promise(resolve => (server.closed ? resolve(true) : server.once('close', resolve)));
  let received = '';
  client.on('data', data => {
    received += data;
  });
  const over = new Promise(resolve => client.once('end', resolve).once('close', resolve));
  return { client, gone, received: () => over.then(() => received) };
}

const GREETING = `${WITNESS_PATH}?EIO=4&transport=`;
const VERSION_12 = (target: string, host: string) =>
  handshake(target, host, 'Origin: https://a.example').replace('Version: 13', 'Version: 12');
const post = (target: string, host: string, ...more: string[]) =>
  head(`POST ${target} HTTP/1.1`, `Host: ${host}`, 'Content-Length: 50', ...more);
const posted = (target: string, host: string) => handshake(target, host).replace('GET', 'POST');

type Kind = readonly [kind: string, status: number, message: (host: string, origin: string) => string];

const EVERYWHERE: readonly Kind[] = [
  ['an upgrade for another host', 421, () => handshake('/', 'evil.example')],
  [
    'an upgrade without a host',
    400,
    () => head('GET / HTTP/1.1', 'Upgrade: websocket', 'Connection: Upgrade'),
  ],
  ['an upgrade at no path', 404, host => handshake('/nothing', host)],
  ['a tunnel', 400, () => head('CONNECT x:1 HTTP/1.1', 'Host: x:1')],
  ['a request for another host', 421, () => head('GET / HTTP/1.1', 'Host: evil.example')],
  ['a request for another host, its body unsent', 421, () => post('/', 'evil.example')],
  [
    'a body that is too long',
    413,
    host => head('POST / HTTP/1.1', `Host: ${host}`, 'Content-Length: 99999999'),
  ],
  ['an expectation', 417, host => head('GET / HTTP/1.1', `Host: ${host}`, 'Expect: tea')],
  ['no HTTP', 400, () => 'hello\r\n\r\n'],
  [
    'a head that is too long',
    431,
    host => head('GET / HTTP/1.1', `Host: ${host}`, `X: ${'x'.repeat(40_000)}`),
  ],
  ['a head that does not end', 408, host => `GET / HTTP/1.1\r\nHost: ${host}\r\n`],
];
const AT_LAB: readonly Kind[] = [
  [
    // Engine.IO takes it, and then sends a Close frame.
    'Engine.IO upgraded to polling',
    101,
    host => handshake('/socket.io/?EIO=4&transport=polling', host),
  ],
  [
    '/ws for another origin',
    403,
    host => handshake('/ws?allow=http://b.example', host, 'Origin: https://a.example'),
  ],
  ['/ws with an unknown knob', 400, host => handshake('/ws?nothing=1', host)],
  ['/ws with a key that is none', 400, host => handshake('/ws', host).replace(KEY, 'short')],
  ['/ws in version 12', 400, host => VERSION_12('/ws', host)],
  ['/ws with POST', 405, host => posted('/ws', host)],
  ['/ws without an upgrade', 426, host => head('GET /ws HTTP/1.1', `Host: ${host}`)],
  ['Engine.IO without its version', 101, host => handshake('/socket.io/?transport=websocket', host)],
  [
    'Engine.IO with an unknown session',
    400,
    host => handshake('/socket.io/?EIO=4&transport=websocket&sid=a', host),
  ],
  [
    'Engine.IO with a key that is none',
    400,
    host => handshake('/socket.io/?EIO=4&transport=websocket', host).replace(KEY, 'short'),
  ],
  [
    'Engine.IO polled with an unknown session',
    400,
    host => head('GET /socket.io/?EIO=4&transport=polling&sid=a HTTP/1.1', `Host: ${host}`),
  ],
  [
    'Socket.IO for another origin',
    403,
    host =>
      handshake(
        '/socket.io/?EIO=4&transport=websocket&allow=http://b.example',
        host,
        'Origin: https://a.example',
      ),
  ],
  [
    'a method that is none here, its body unsent',
    405,
    host => head(`PUT / HTTP/1.1`, `Host: ${host}`, 'Content-Length: 50'),
  ],
  ['an unknown knob, its body unsent', 400, host => post('/fetch?nothing=1', host)],
];
const AT_READER: readonly Kind[] = [
  [
    'the feed upgraded to polling',
    101,
    (host, origin) => handshake(`${GREETING}polling`, host, `Origin: ${origin}`),
  ],
  [
    'the feed from another origin',
    403,
    host => handshake(`${GREETING}websocket`, host, 'Origin: https://a.example'),
  ],
  ['the feed from nowhere', 403, host => handshake(`${GREETING}websocket`, host)],
  [
    'the feed with POST',
    403,
    (host, origin) =>
      posted(`${GREETING}websocket`, host).replace('\r\n\r\n', `\r\nOrigin: ${origin}\r\n\r\n`),
  ],
  [
    // Engine.IO speaks HTTP once more behind its 101.
    'the feed without a version',
    101,
    (host, origin) => handshake(`${WITNESS_PATH}?transport=websocket`, host, `Origin: ${origin}`),
  ],
  [
    'the feed with a key that is none',
    400,
    (host, origin) => handshake(`${GREETING}websocket`, host, `Origin: ${origin}`).replace(KEY, 'short'),
  ],
  [
    'the feed below its path',
    101,
    (host, origin) => handshake(`${WITNESS_PATH}x?transport=websocket`, host, `Origin: ${origin}`),
  ],
  [
    'a poll of another origin, its body unsent',
    403,
    host => post(`${GREETING}polling`, host, 'Origin: https://a.example'),
  ],
  [
    'a poll with an unknown session, its body unsent',
    400,
    host => post(`${GREETING}polling&sid=a`, host, `${WITNESS_HEADER}: 1`),
  ],
];

const PORTS = [
  ['reader', AT_READER],
  ['lab', AT_LAB],
  ['lab2', AT_LAB],
  ['labTls', AT_LAB],
] as const;
const ORIGIN = { reader: 'reader', lab: 'lab', lab2: 'lab-2', labTls: 'lab-tls' } as const;

describe.each(PORTS)(
  'a refusal on port %s ends the connection of a client that keeps its half',
  (name, own) => {
    test.concurrent.each([...EVERYWHERE, ...own])('%s', async (_kind, status, message) => {
      const origin = running.origins[ORIGIN[name]];
      const { client, gone, received } = await stubborn(name, name === 'labTls');
      client.write(message(new URL(origin).host, origin));
      await gone;
      expect(await received()).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      client.destroy();
    });
  },
);

test('what is no TLS ends too', async () => {
  const { client, gone } = await stubborn('labTls', false);
  client.write('hello\r\n\r\n');
  await gone;
  client.destroy();
});
