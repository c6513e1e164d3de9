import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { parseConfig } from '../config/parse.ts';
import { bind, stopListening } from './bind.ts';
import { createLimitedServer, type Server } from './server.ts';
import { endStalled } from './stalled.ts';

let servers: readonly Server[] = [];

/** A server and a client that never closes its half, and what the server does with the client's upgrade. */
async function upgraded(onUpgrade: (socket: Socket) => void, idleMs = 300) {
  const { limits } = parseConfig({ LIMIT_IDLE_MS: String(idleMs) });
  const bound = await bind(0, ['127.0.0.1'], () => createLimitedServer(limits));
  servers = bound.servers;
  const [server] = servers;
  const client = connect({ port: bound.port, host: '127.0.0.1', allowHalfOpen: true });
  client.on('error', () => {});
  client.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  const [, socket]: Socket[] = await once(server ?? client, 'upgrade');
  if (!socket) throw new Error('no upgrade');
  socket.on('error', () => {});
  onUpgrade(socket);
  return { client, socket };
}

const REFUSAL = 'HTTP/1.1 400 Bad Request\r\n\r\n';

describe('on real sockets', () => {
  afterEach(() => Promise.all(servers.map(stopListening)));

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

  test('one long write shows how far it is', async () => {
    const { client, socket } = await upgraded(socket => socket.write(Buffer.alloc(30_000_000)), 600_000);
    const left = () => (socket as { _handle?: { writeQueueSize?: number } })._handle?.writeQueueSize ?? 0;
    await vi.waitUntil(() => left() > 0);
    const before = left();
    client.resume();
    await vi.waitUntil(() => left() < before);
    client.destroy();
    socket.destroy();
  });
});

describe('in an idle limit of 300 ms', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A connection as the watch sees it. */
  function watched(state: { writableEnded?: boolean; writableLength?: number }) {
    const server = createServer();
    endStalled(server, 300);
    const socket = Object.assign(new EventEmitter(), {
      writableEnded: false,
      writableLength: 0,
      bytesWritten: 0,
      _handle: { writeQueueSize: 0 },
      destroy: vi.fn(),
      ...state,
    });
    server.listeners('connection').at(-1)?.call(server, socket);
    return socket;
  }

  test.each([
    ['an open one with nothing to write stays', {}, 0],
    ['one that is ended goes', { writableEnded: true }, 1],
    ['one with unread bytes goes', { writableLength: 9 }, 1],
  ])('%s', (_what, state, times) => {
    const socket = watched(state);
    vi.advanceTimersByTime(310);
    expect(socket.destroy).toHaveBeenCalledTimes(times);
  });

  test.each<[string, (look: number) => object]>([
    ['more was written', look => ({ bytesWritten: look })],
    ['a write ended', look => ({ writableLength: 9_000 - look })],
    ['a part of a long write left', look => ({ _handle: { writeQueueSize: 9_000 - look } })],
  ])('one stays as long as %s', (_what, progress) => {
    const socket = watched({ writableLength: 9_000 });
    for (let look = 0; look < 20; look++) {
      vi.advanceTimersByTime(100);
      Object.assign(socket, progress(look));
    }
    expect(socket.destroy).not.toHaveBeenCalled();
    vi.advanceTimersByTime(310);
    expect(socket.destroy).toHaveBeenCalledOnce();
  });

  test('one that closes is forgotten', () => {
    const socket = watched({ writableEnded: true });
    socket.emit('close');
    vi.advanceTimersByTime(1_000);
    expect(socket.destroy).not.toHaveBeenCalled();
  });
});
