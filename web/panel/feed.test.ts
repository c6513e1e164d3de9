import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FlushAnswer, OpenAnswer, ResumeAnswer } from '../../server/protocol.ts';

/** A server's side of the feed, as far as panels go: it knows the tokens that it gave, and forgets them when restarted. */
class Witness {
  tokens = new Set<string>();
  #given = 0;
  #listeners = new Map<string, (news: unknown) => void>();

  on(event: string, listener: (news: unknown) => void) {
    this.#listeners.set(event, listener);
  }

  timeout() {
    return this;
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
          ? { ok: true, seq: 0 }
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
    this.#listeners.get('connect')?.(undefined);
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

async function seated() {
  const { theFeed } = await import('./feed.ts');
  return (await theFeed()).open(() => {});
}

test('a run is complete where the witness knows the panel that its requests named', async () => {
  const seat = await seated();
  expect(await seat.flush('run', seat.token)).toBe(true);
});

test('a run that a restart of the server met is not, though the seat has another token by then', async () => {
  const seat = await seated();
  const { token } = seat;
  witness.restart();
  await vi.waitFor(() => expect(seat.token).not.toBe(token));
  expect(await seat.flush('before', token)).toBe(false);
  expect(await seat.flush('after', seat.token)).toBe(true);
});
