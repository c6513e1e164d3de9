/** What is put into a page of the bare server: it makes the calls of cases, and says what it saw. */
import { ask } from '../../../web/stage/ask.ts';
import type { BareCase, BareSeen } from './case.ts';

function callOf(one: BareCase): Promise<BareSeen> {
  return one.channel === 'websocket' ? handshake(one.url, one.protocols) : fetched(one);
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
