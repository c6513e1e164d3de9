import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FeedConnection, type FeedSocket, SILENT_MS } from './connection.ts';
import type { ServerState } from './server-state.ts';

type Listener = (news?: unknown) => void;

/** What of a Socket.IO client a connection uses. */
class FakeSocket {
  connected = false;
  attempts = 0;
  readonly io = { opts: {}, on: (event: string, listener: Listener) => this.on(`io ${event}`, listener) };
  #listeners = new Map<string, Set<Listener>>();

  on(event: string, listener: Listener) {
    this.#listeners.set(event, (this.#listeners.get(event) ?? new Set()).add(listener));
  }

  off(event: string, listener: Listener) {
    this.#listeners.get(event)?.delete(listener);
  }

  disconnect() {
    return this;
  }

  connect() {
    this.attempts += 1;
    return this;
  }

  tell(event: string, news?: unknown) {
    if (event === 'connect') this.connected = true;
    if (event === 'disconnect') this.connected = false;
    for (const listener of [...(this.#listeners.get(event) ?? [])]) listener(news);
  }
}

function connected() {
  const socket = new FakeSocket();
  const told: ServerState[] = [];
  const connection = new FeedConnection(socket as unknown as FeedSocket, state => told.push(state));
  return { socket, told, connection };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what is said about the server', () => {
  test.each<[string, unknown, ServerState]>([
    ['connect', undefined, 'responds'],
    ['connect_error', new Error('xhr poll error'), 'unreachable'],
    ['connect_error', new Error('websocket error'), 'unreachable'],
    ['connect_error', new Error('timeout'), 'silent'],
  ])('after %s (%s): %s', (event, news, state) => {
    const { socket, told } = connected();
    socket.tell(event, news);
    expect(told).toEqual([state]);
  });

  test('a probe without a reply for five seconds means silent; a reply means it responds', async () => {
    const { socket, told, connection } = connected();
    socket.tell('connect');
    let answer = (_value: number) => {};
    const asked = connection.ask(
      () =>
        new Promise<number>(resolve => {
          answer = resolve;
        }),
    );
    await vi.advanceTimersByTimeAsync(SILENT_MS - 1);
    expect(told).toEqual(['responds']);
    await vi.advanceTimersByTimeAsync(1);
    expect(told).toEqual(['responds', 'silent']);
    answer(1);
    expect(await asked).toBe(1);
    expect(told.at(-1)).toBe('responds');
  });

  test('a probe that ends with the connection reports nothing later', async () => {
    const { socket, told, connection } = connected();
    socket.tell('connect');
    const asked = connection.ask(() => Promise.reject(new Error('socket has been disconnected')));
    await expect(asked).rejects.toThrow('disconnected');
    await vi.advanceTimersByTimeAsync(2 * SILENT_MS);
    expect(told).toEqual(['responds']);
  });
});

describe('a question without a connection', () => {
  test('says that the server is silent where the attempt takes long', async () => {
    const { socket, told, connection } = connected();
    const asked = connection.ask(async () => 'answer');
    await vi.advanceTimersByTimeAsync(SILENT_MS);
    expect(told).toEqual(['silent']);
    socket.tell('connect');
    expect(await asked).toBe('answer');
    expect(told.at(-1)).toBe('responds');
  });

  test('waits for the attempt that is being made, and makes no other', async () => {
    const { socket, connection } = connected();
    const asked = connection.ask(async () => 'answer');
    socket.tell('connect');
    expect(await asked).toBe('answer');
    expect(socket.attempts).toBe(0);
  });

  test('makes an attempt at once where the client pauses, and fails with it', async () => {
    const { socket, connection } = connected();
    socket.tell('connect');
    socket.tell('disconnect');
    const asked = connection.ask(async () => 'answer');
    const alike = connection.ask(async () => 'answer');
    expect(socket.attempts).toBe(1);
    const failed = [asked, alike].map(one => expect(one).rejects.toThrow('refused'));
    socket.tell('connect_error', new Error('refused'));
    await Promise.all(failed);
  });

  test('makes none while the client makes its own', async () => {
    const { socket, connection } = connected();
    socket.tell('connect');
    socket.tell('disconnect');
    socket.tell('io reconnect_attempt');
    const asked = connection.ask(async () => 'answer');
    socket.tell('connect');
    expect(await asked).toBe('answer');
    expect(socket.attempts).toBe(0);
  });
});

test('polls come first once a connection has been lost', () => {
  const { socket } = connected();
  socket.tell('connect');
  expect(socket.io.opts).toEqual({});
  socket.tell('disconnect');
  expect(socket.io.opts).toEqual({ transports: ['polling', 'websocket'], tryAllTransports: false });
});

test('a watched server is probed until nobody waits for it', async () => {
  const { socket, connection } = connected();
  let asked = 0;
  Object.assign(socket, { emitWithAck: async () => ++asked });
  socket.tell('connect');
  const over = new AbortController();
  const watching = connection.watch(over.signal);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked).toBeGreaterThan(3);
  over.abort();
  const before = asked;
  await vi.advanceTimersByTimeAsync(10_000);
  await watching;
  expect(asked).toBe(before);
});
