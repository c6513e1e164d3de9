import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { keepFresh } from './renew.ts';
import { certificateIn } from './store.ts';

const DAY_MS = 86_400_000;
afterEach(() => {
  vi.useRealTimers();
});

test('a program that runs longer than its certificate presents a new one', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'renew-'));
  const old = await certificateIn(directory, Date.now() - 28.6 * DAY_MS);
  const server = createServer(old);
  const renewed = new Promise(resolve => {
    server.setSecureContext = resolve;
  });
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
  const stop = keepFresh(directory, old, [server]);
  vi.advanceTimersByTime(DAY_MS / 2);
  expect(await renewed).toEqual(await certificateIn(directory));
  expect(await certificateIn(directory)).not.toEqual(old);
  stop();
  expect(vi.getTimerCount()).toBe(0);
  await rm(directory, { recursive: true });
});
