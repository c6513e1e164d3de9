/** What is put into a page of the bare server: it makes the calls of cases, and says what it saw. */
import { ask } from '../../../web/stage/ask.ts';
import type { BareCase, BareSeen } from './case.ts';

function callOf(one: BareCase): Promise<BareSeen> {
  switch (one.channel) {
    case 'websocket':
      return handshake(one.url, one.protocols);
    case 'fetch':
      return fetched(one);
    case 'cookies':
      return cookies(one);
  }
}

function handshake(url: string, protocols: readonly string[]): Promise<BareSeen> {
  const channel = 'websocket';
  return new Promise(resolve => {
    try {
      const socket = new WebSocket(url, [...protocols]);
      socket.onopen = () => {
        resolve({ channel, end: 'opened' });
        socket.close();
      };
      socket.onclose = () => resolve({ channel, end: 'failed' });
    } catch {
      resolve({ channel, end: 'thrown' });
    }
  });
}

async function fetched({ call }: Extract<BareCase, { channel: 'fetch' }>): Promise<BareSeen> {
  const at = Date.now();
  const { learned } = await ask(call, new AbortController().signal);
  return { channel: 'fetch', at, learned };
}

async function cookies({ sets, pause, send }: Extract<BareCase, { channel: 'cookies' }>): Promise<BareSeen> {
  const setAt: number[] = [];
  for (const { url, credentials } of sets) {
    setAt.push(Date.now());
    await asked(url, credentials);
  }
  await new Promise(resolve => setTimeout(resolve, pause));
  const sentAt = Date.now();
  await asked(send.url, send.credentials);
  return { channel: 'cookies', setAt, sentAt };
}

/** Whether it may ask at all is seen on the wire. */
async function asked(url: string, credentials: RequestCredentials): Promise<void> {
  await fetch(url, { credentials }).catch(() => {});
}

/** Makes the calls of cases side by side, each to its end. */
export function runBare(cases: readonly BareCase[]): Promise<readonly BareSeen[]> {
  return Promise.all(cases.map(callOf));
}

declare global {
  interface Window {
    runBare: typeof runBare;
  }
}
window.runBare = runBare;
