import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SetUpError } from '../experiments/experiment.ts';
import type { FetchCall } from '../rules/fetch/fetch-call.ts';
import type { RunWindow } from './run-window.ts';
import { openStage } from './stage.ts';

const ORIGIN = 'http://localhost:3001';
const NO_WINDOW = { open: () => null } as unknown as RunWindow;
const CALL = { api: 'fetch', url: `${ORIGIN}/fetch` } as FetchCall;
const LEARNED = { kind: 'error', name: 'TypeError', message: 'Failed to fetch' } as const;

const place = vi.hoisted(() => ({
  opened: [] as { address: string; sandbox: boolean }[],
  close: vi.fn(),
  load: () => {},
}));
const target = { postMessage: vi.fn() } as unknown as Window;
vi.mock('../stage/place.ts', () => ({
  openFrame(address: string, sandbox: boolean) {
    place.opened.push({ address, sandbox });
    const loaded = new Promise<void>(resolve => {
      place.load = resolve;
    });
    return { target, loaded, left: () => Promise.resolve(), close: place.close };
  },
}));

const reader = new EventTarget();
beforeEach(() => vi.stubGlobal('window', reader));
afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
  place.opened.length = 0;
});

/** A message as the browser delivers it. */
function say(data: unknown, { origin = ORIGIN, source = target as unknown } = {}) {
  reader.dispatchEvent(Object.assign(new Event('message'), { data, origin, source }));
}

/** Opens a stage that says at once that it is ready. */
async function open({ sandbox = false, signal = new AbortController().signal } = {}) {
  const opening = openStage(ORIGIN, { sandbox }, NO_WINDOW, signal);
  const origin = sandbox ? 'null' : ORIGIN;
  const nonce = new URL(place.opened.at(-1)?.address ?? '').hash.slice(1);
  say({ kind: 'ready', nonce, client: { origin, url: `${ORIGIN}/stage/run` } }, { origin });
  return opening;
}

test('the address of a stage says its policy, and the nonce only behind the #', async () => {
  const controller = new AbortController();
  const failing = openStage(ORIGIN, { csp: 'self', sandbox: true }, NO_WINDOW, controller.signal);
  expect(place.opened).toEqual([
    {
      address: expect.stringMatching(
        /^http:\/\/localhost:3001\/stage\/run\?csp=self&sandbox=on#[0-9a-f]{32}$/,
      ),
      sandbox: true,
    },
  ]);
  controller.abort();
  await expect(failing).rejects.toThrow(/abort/);
  expect(place.close).toHaveBeenCalledOnce();
});

describe('until it is ready', () => {
  const ready = (nonce: string, origin = ORIGIN) => ({
    kind: 'ready',
    nonce,
    client: { origin, url: ORIGIN },
  });

  test.each<[string, (nonce: string) => void]>([
    ['another window', nonce => say(ready(nonce), { source: {} })],
    [
      'another origin',
      nonce => say(ready(nonce, 'http://evil.localhost:3001'), { origin: 'http://evil.localhost:3001' }),
    ],
    ['an origin that it does not have', nonce => say(ready(nonce, 'null'))],
    ['another nonce', () => say(ready('0'.repeat(32)))],
    ['another shape', nonce => say({ kind: 'ready', nonce })],
  ])('%s counts for nothing', async (_, speak) => {
    vi.useFakeTimers();
    const failing = openStage(ORIGIN, {}, NO_WINDOW, new AbortController().signal);
    const failed = expect(failing).rejects.toThrow(SetUpError);
    speak(new URL(place.opened[0]?.address ?? '').hash.slice(1));
    await vi.advanceTimersByTimeAsync(5_000);
    await failed;
    vi.useRealTimers();
  });

  test('a page that has loaded and says nothing is none', async () => {
    vi.useFakeTimers();
    const failed = expect(openStage(ORIGIN, {}, NO_WINDOW, new AbortController().signal)).rejects.toThrow(
      SetUpError,
    );
    place.load();
    await vi.advanceTimersByTimeAsync(1_000);
    await failed;
    vi.useRealTimers();
  });
});

test('an order goes to its origin, and its report comes back by number', async () => {
  const stage = await open();
  const [first, second] = [stage.ask(CALL), stage.ask(CALL)];
  expect(vi.mocked(target.postMessage).mock.calls).toEqual([
    [{ kind: 'ask', id: 1, call: CALL }, ORIGIN],
    [{ kind: 'ask', id: 2, call: CALL }, ORIGIN],
  ]);
  say({ kind: 'answer', id: 2, answer: { learned: LEARNED, body: 'second' } });
  say({ kind: 'answer', id: 1, answer: { learned: LEARNED, body: 'imposed' } }, { source: {} });
  say({ kind: 'answer', id: 1, answer: { learned: LEARNED, body: 'first' } });
  expect([(await first).body, (await second).body]).toEqual(['first', 'second']);
});

test('a sandboxed stage has no origin that could be named', async () => {
  const stage = await open({ sandbox: true });
  const answer = stage.send('image', `${ORIGIN}/cookies/echo`);
  expect(vi.mocked(target.postMessage).mock.calls[0]?.[1]).toBe('*');
  say({ kind: 'sent', id: 1, event: 'load' }, { origin: 'null' });
  expect(await answer).toBe('load');
  expect(stage.client.origin).toBe('null');
});

test('the end of the run closes the stage, and nothing is waited for', async () => {
  const controller = new AbortController();
  const stage = await open({ signal: controller.signal });
  const waiting = stage.ask(CALL);
  controller.abort();
  await expect(waiting).rejects.toThrow(/abort/);
  expect(place.close).toHaveBeenCalledOnce();
});

test('where the browser opens no window, the run cannot be made', async () => {
  const opening = openStage(ORIGIN, { place: 'window' }, NO_WINDOW, new AbortController().signal);
  await expect(opening).rejects.toThrow('opened no pop-up window');
});

test('a stage goes elsewhere only once its word that it will has been heard', async () => {
  const stage = await open();
  const sent = stage.send('link', `${ORIGIN}/cookies/echo`);
  expect(target.postMessage).toHaveBeenCalledOnce();
  say({ kind: 'sent', id: 1, event: 'leaving' });
  expect(await sent).toBe('leaving');
  expect(target.postMessage).toHaveBeenLastCalledWith({ kind: 'leave' }, ORIGIN);
});

test('a report of another kind is ignored', async () => {
  const stage = await open();
  const asked = stage.ask(CALL);
  say({ kind: 'sent', id: 1, event: 'load' });
  await expect(asked).rejects.toThrow(SetUpError);
});

test('a run that is over opens nothing', async () => {
  const opening = openStage(ORIGIN, {}, NO_WINDOW, AbortSignal.abort());
  await expect(opening).rejects.toThrow(/abort/);
  expect(place.opened).toEqual([]);
});
