import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { parseConfig } from '../config/parse.ts';
import { bind, stopListening } from './bind.ts';
import { createLimitedServer, type Server } from './server.ts';

let servers: readonly Server[] = [];
afterEach(() => Promise.all(servers.map(stopListening)));

/** A server and a client that never closes its half, and what the server does with the client's upgrade. */
async function upgraded(onUpgrade: (socket: Socket) => void, idleMs = 300) {
  const { limits } = parseConfig({ LIMIT_IDLE_MS: String(idleMs) });
  const bound = await bind(0, ['127.0.0.1'], () => createLimitedServer(limits));
  servers = bound.servers;
  const [server] = servers;
  const client = connect({ port: bound.port, host: '127.0.0.1', allowHalfOpen: true });
  client.on('error', () => {});
  client.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: any\r\n\r\n');
  const [, socket]: Socket[] = await once(server ?? client, 'upgrade');
  if (!socket) throw new Error('no upgrade');
  socket.on('error', () => {});
  onUpgrade(socket);
  return { client, socket };
}

const REFUSAL = 'HTTP/1.1 400 Bad Request\r\n\r\n';

test('a half that the server has ended is not held by the other', async () => {
  const { client, socket } = await upgraded(socket => socket.end(REFUSAL));
  client.resume();
  await once(socket, 'close');
  client.destroy();
});

test('sending on does not keep it', async () => {
  const { client, socket } = await upgraded(socket => socket.resume().end(REFUSAL));
  client.resume();
  const chatter = setInterval(() => client.write('x'), 20);
  await once(socket, 'close');
  clearInterval(chatter);
  client.destroy();
});

test('what nobody reads is not kept', async () => {
  const { client, socket } = await upgraded(socket => socket.write(Buffer.alloc(30_000_000)));
  client.pause();
  await once(socket, 'close');
  client.destroy();
});

test('what is read slowly goes on for longer than the limit', async () => {
  const BYTES = 12_000_000;
  const { client, socket } = await upgraded(socket => socket.resume(), 2_000);
  for (let written = 0; written < BYTES; written += 100_000) socket.write(Buffer.alloc(100_000));
  let read = 0;
  await new Promise<void>(resolve => {
    client.on('data', ({ length }) => {
      read += length;
      client.pause();
      setTimeout(() => client.resume(), 15);
      if (read === BYTES) resolve();
    });
    socket.once('close', () => resolve());
  });
  expect(read).toBe(BYTES);
  client.destroy();
  socket.destroy();
}, 60_000);
