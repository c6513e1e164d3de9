import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Post } from './messages.ts';
import { listen, post } from './post.ts';

const READER = 'http://localhost:3000';
const EVIL = 'http://evil.localhost:3001';
const over = new AbortController();

/** The receiver's window, and the window that sends. */
const receiver = new EventTarget();
const sender = {} as Window;
beforeEach(() => vi.stubGlobal('window', receiver));
afterEach(() => vi.unstubAllGlobals());

function deliver(
  data: unknown,
  { origin = READER, source = sender as unknown, ports = [] as MessagePort[] } = {},
) {
  receiver.dispatchEvent(Object.assign(new Event('message'), { data, origin, source, ports }));
}

describe('a call', () => {
  const text: Post = { content: 'text', targetOrigin: '*', channel: 'window' };
  const window = { postMessage: vi.fn() };
  const called = (what: Partial<Post>) => {
    window.postMessage.mockClear();
    const thrown = post(window as unknown as Window, { ...text, ...what });
    return { thrown, args: window.postMessage.mock.calls[0] };
  };

  test('has the arguments that are written', () => {
    expect(called({}).args).toEqual(['hello', '*']);
    expect(called({ targetOrigin: null }).args).toEqual(['hello']);
    expect(called({ content: 'object' }).args?.[0]).toEqual({ hello: ['world', 1] });
  });

  test('hands a port over, behind which the message waits', async () => {
    const { args } = called({ channel: 'port', targetOrigin: READER });
    const [data, { targetOrigin, transfer }] = args as [
      string,
      { targetOrigin: string; transfer: MessagePort[] },
    ];
    expect([data, targetOrigin]).toEqual(['port', READER]);
    const [port] = transfer;
    const message = await new Promise(resolve => {
      if (port) port.onmessage = resolve;
    });
    expect(message).toMatchObject({ data: 'hello' });
    port?.close();
  });

  test('that throws says what', () => {
    window.postMessage.mockImplementationOnce(() => {
      throw new DOMException('no', 'SyntaxError');
    });
    expect(post(window as unknown as Window, text)).toEqual({ name: 'SyntaxError', message: 'no' });
  });

  test('whose message for a port can’t be cloned throws before the port is handed over', () => {
    const { thrown, args } = called({ channel: 'port', content: 'function' });
    expect(thrown?.name).toBe('DataCloneError');
    expect(args).toBeUndefined();
  });
});

describe('a listener', () => {
  const heardBy = async (expects: string | null, act: () => void) => {
    const heard = listen(sender, expects, over.signal);
    act();
    return heard();
  };

  test('uses what the expected origin sends, and keeps the rest without using it', async () => {
    const heard = await heardBy(READER, () => {
      deliver('one');
      deliver({ two: 2 }, { origin: EVIL });
    });
    expect(heard).toEqual([
      { data: '"one"', origin: READER, used: true },
      { data: '{"two":2}', origin: EVIL, used: false },
    ]);
  });

  test('that expects nobody uses anybody’s', async () => {
    const heard = await heardBy(null, () => deliver('one', { origin: EVIL }));
    expect(heard).toEqual([{ data: '"one"', origin: EVIL, used: true }]);
  });

  test('hears neither other windows nor what the pages order and report', async () => {
    const heard = await heardBy(null, () => {
      deliver('one', { source: {} });
      deliver({ kind: 'hear', id: 1 });
      deliver({ kind: 'listening', id: 1 });
    });
    expect(heard).toEqual([]);
  });

  test.each([
    ['the expected origin', READER, ['"port"', '"through it"']],
    ['another', EVIL, ['"port"']],
  ])('takes a port from %s', async (_, origin, data) => {
    const { port1, port2 } = new MessageChannel();
    port1.postMessage('through it');
    const heard = await heardBy(READER, () => deliver('port', { origin, ports: [port2] }));
    expect(heard.map(message => message.data)).toEqual(data);
    port1.close();
  });
});
