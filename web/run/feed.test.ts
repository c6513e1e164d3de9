import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FlushAnswer, News, OpenAnswer, ResumeAnswer } from '../../server/protocol/feed.ts';
import { PACKED } from '../../server/protocol/records.ts';

/** A server's side of the feed, as far as panels go: it knows the tokens that it gave, and forgets them when restarted. */
class Witness {
  tokens = new Set<string>();
  /** The number of the last record, as a flush tells it. */
  seq = 0;
  connected = true;
  attempts = 0;
  readonly io = { opts: {}, on() {} };
  #given = 0;
  #listeners = new Map<string, Set<(news: unknown) => void>>();

  on(event: string, listener: (news: unknown) => void) {
    this.#listeners.set(event, (this.#listeners.get(event) ?? new Set()).add(listener));
  }

  off(event: string, listener: (news: unknown) => void) {
    this.#listeners.get(event)?.delete(listener);
  }

  disconnect() {
    return this;
  }

  connect() {
    this.attempts += 1;
    return this;
  }

  tell(event: 'connect' | 'connect_error' | 'records', news?: Error | News) {
    if (event !== 'records') this.connected = event === 'connect';
    for (const listener of [...(this.#listeners.get(event) ?? [])]) listener(news);
  }

  listeners(event: string): number {
    return this.#listeners.get(event)?.size ?? 0;
  }

  async emitWithAck(
    event: string,
    question?: { token: string },
  ): Promise<OpenAnswer | FlushAnswer | ResumeAnswer | number> {
    switch (event) {
      case 'open-panel': {
        this.#given += 1;
        const token = String(this.#given).padStart(32, '0');
        this.tokens.add(token);
        return { ok: true, token };
      }
      case 'flush':
        return this.tokens.has(question?.token ?? '')
          ? { ok: true, seq: this.seq }
          : { ok: false, error: 'unknown-token' };
      case 'resume-panel':
        return { ok: false, error: 'unknown-token' };
      case 'clock':
        return 0;
      default:
        throw new Error(`nobody asks ${event}`);
    }
  }

  restart() {
    this.tokens.clear();
    this.tell('connect');
  }
}

const client = vi.hoisted(() => ({ witness: undefined as unknown }));
vi.mock('socket.io-client', () => ({ io: () => client.witness }));

let witness = new Witness();
beforeEach(() => {
  witness = new Witness();
  client.witness = witness;
});
afterEach(() => vi.resetModules());

const COMPLETE = { reached: true, complete: true, dropped: 0 };

async function seated() {
  const { theFeed } = await import('./feed.ts');
  return (await theFeed()).open(() => {});
}

test('a run is complete where the witness knows the panel that its requests named', async () => {
  const seat = await seated();
  expect(await seat.flush('run', seat.token)).toEqual(COMPLETE);
});

test('a run that a restart of the server met is not, though the seat has another token by then', async () => {
  const seat = await seated();
  const { token } = seat;
  witness.restart();
  await vi.waitFor(() => expect(seat.token).not.toBe(token));
  expect(await seat.flush('before', token)).toEqual({ reached: true, complete: false, dropped: 0 });
  expect(await seat.flush('after', seat.token)).toEqual(COMPLETE);
});

/** Records that say nothing but that a connection is closed. */
function closed(token: string, first: number, count: number): News {
  const one = new Uint8Array(35);
  one[0] = PACKED.kinds.indexOf('end');
  one[1] = PACKED.hows.indexOf('closed');
  const packed = new Uint8Array(count * one.length);
  for (let at = 0; at < count; at += 1) packed.set(one, at * one.length);
  return { panels: [{ token, first, length: packed.length }], packed };
}

describe('records that were dropped before they came are counted', () => {
  test.each<[string, readonly (readonly [first: number, count: number])[], last: number, dropped: number]>([
    ['none', [[1, 3]], 3, 0],
    [
      'none, where some come twice',
      [
        [1, 3],
        [2, 4],
      ],
      5,
      0,
    ],
    ['the first', [[4, 2]], 5, 3],
    [
      'some between',
      [
        [1, 1],
        [4, 1],
        [7, 1],
      ],
      7,
      4,
    ],
    ['the last', [[1, 2]], 6, 4],
    ['all', [], 9, 9],
  ])('%s', async (_name, batches, last, dropped) => {
    const seat = await seated();
    for (const [first, count] of batches) witness.tell('records', closed(seat.token, first, count));
    witness.seq = last;
    expect(await seat.flush('run', seat.token)).toEqual({ reached: true, complete: dropped === 0, dropped });
  });
});

test('waits for a slow connection', async () => {
  witness.connected = false;
  const seat = seated();
  await vi.waitFor(() => expect(witness.listeners('connect_error')).toBe(2));
  expect(witness.tokens.size).toBe(0);
  witness.tell('connect');
  expect((await seat).token).toMatch(/1$/);
  expect(witness.attempts).toBe(0);
  expect([witness.listeners('connect'), witness.listeners('connect_error')]).toEqual([2, 1]);
});

test('a failed connection is reported at once, and the next run tries again at once', async () => {
  witness.connected = false;
  const first = expect(seated()).rejects.toThrow('websocket error');
  await vi.waitFor(() => expect(witness.listeners('connect_error')).toBe(2));
  witness.tell('connect_error', new Error('websocket error'));
  await first;
  const second = seated();
  await vi.waitFor(() => expect(witness.attempts).toBe(1));
  witness.tell('connect');
  expect((await second).token).toMatch(/1$/);
});
