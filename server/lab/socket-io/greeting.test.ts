import { EventEmitter } from 'node:events';
import type { Socket } from 'socket.io';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { greet } from './greeting.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** What a greeted client is sent within a minute, each with the millisecond; it leaves after some of them. */
function greeted(changes: boolean, leavesAfterMs = 60_000): unknown[] {
  const sent: unknown[] = [];
  const start = Date.now();
  const client = new EventEmitter();
  const socket = {
    emit: (name: string, text: string) => sent.push([Date.now() - start, name, text]),
    on: (name: string, listener: () => void) => client.on(name, listener),
  };
  greet(socket as unknown as Socket, 3001, changes);
  vi.advanceTimersByTime(leavesAfterMs);
  client.emit('disconnect');
  vi.advanceTimersByTime(60_000);
  return sent;
}

const HELLO = [0, 'data', 'Hello WebSocket from 3001.'];

test('the note’s server emits once and never again', () => {
  expect(greeted(false)).toEqual([HELLO]);
});

test('the one that keeps the promise emits once more after 2 s', () => {
  expect(greeted(true)).toEqual([HELLO, [2_000, 'data', 'Hello again from 3001, 2 s later.']]);
});

test('nothing is emitted to a client that has left', () => {
  expect(greeted(true, 1_999)).toEqual([HELLO]);
});
