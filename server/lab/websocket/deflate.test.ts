import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { Waiting } from '../limits/waiting.ts';
import { PER_MESSAGE_DEFLATE } from './deflate.ts';
import { guardWebSocket } from './guard.ts';

const LONG = 'compressible '.repeat(1_000);

let server: WebSocketServer;
/** The server's side of the last connection. */
let held: WebSocket;
beforeEach(async () => {
  server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: PER_MESSAGE_DEFLATE });
  server.on('connection', ws => {
    held = ws;
    const guard = guardWebSocket(ws, new Waiting(1_000_000), 1_000);
    ws.on('message', (message, binary) => {
      ws.send(message, { binary }, () => guard.unsent());
      guard.unsent();
    });
  });
  await once(server, 'listening');
});
afterEach(() => {
  for (const ws of server.clients) ws.terminate();
  server.close();
});

async function connect() {
  const { port } = server.address() as AddressInfo;
  const ws = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: { threshold: 0 } });
  const received: (string | Buffer)[] = [];
  ws.on('message', (data, binary) => received.push(binary ? (data as Buffer) : String(data)));
  await once(ws, 'open');
  return { ws, received };
}

/** What the server's side keeps to compress and decompress with. */
function kept(): readonly unknown[] {
  const { _extensions: extensions } = held as unknown as {
    _extensions: { 'permessage-deflate': { _inflate: unknown; _deflate: unknown } };
  };
  const { _inflate, _deflate } = extensions['permessage-deflate'];
  return [_inflate, _deflate].filter(part => part !== null);
}

test('nothing is kept between two messages', async () => {
  const { ws, received } = await connect();
  expect(ws.extensions).toBe('permessage-deflate');
  for (let message = 1; message <= 3; message++) {
    ws.send(LONG);
    await expect.poll(() => received).toEqual(Array(message).fill(LONG));
    await expect.poll(kept).toEqual([]);
  }
});

test('messages that follow at once all come back', { timeout: 20_000 }, async () => {
  const { ws, received } = await connect();
  const sent = [LONG, 'short', Buffer.from(LONG), '', LONG, Buffer.alloc(0), LONG];
  for (let round = 0; round < 5; round++) for (const message of sent) ws.send(message);
  await expect.poll(() => received.length, { timeout: 15_000 }).toBe(5 * sent.length);
  expect(received).toEqual(Array(5).fill(sent).flat());
  await expect.poll(kept).toEqual([]);
});

test('a message in fragments is put together, with pings between them', async () => {
  const { ws, received } = await connect();
  for (let fragment = 0; fragment < 5; fragment++) {
    ws.send(LONG, { fin: false });
    ws.ping();
  }
  ws.send(LONG, { fin: true });
  await expect.poll(() => received).toEqual([LONG.repeat(6)]);
  await expect.poll(kept).toEqual([]);
});

test('a client that leaves in the middle of a message takes everything with it', async () => {
  const { ws } = await connect();
  ws.send(LONG, { fin: false });
  await expect.poll(() => kept().length).toBe(1);
  const closed = once(held, 'close');
  ws.terminate();
  await closed;
  expect(kept()).toEqual([]);
});
