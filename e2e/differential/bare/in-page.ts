/** What is put into a page of the bare server: it makes the calls of cases, and says what it saw. */
import { ask } from '../../../web/stage/ask.ts';
import type { BareCase, BareSeen, CookieRequest } from './case.ts';

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
  for (const set of sets) {
    setAt.push(Date.now());
    await asked(set);
  }
  await new Promise(resolve => setTimeout(resolve, pause));
  const sentAt = Date.now();
  await asked(send);
  return { channel: 'cookies', setAt, sentAt };
}

async function asked({ means, url, credentials }: CookieRequest): Promise<void> {
  // Whether it may ask at all is seen on the wire.
  if (means === 'fetch') await fetch(url, { credentials }).catch(() => {});
  else await opened(means, url);
}

/** Goes to an address in a window, and waits for the page there to say so. */
async function opened(means: 'link' | 'form-post', url: string): Promise<void> {
  const { pathname: name } = new URL(url); // no other request has it
  const target = window.open('', name);
  if (!target) throw new Error('the browser opened no window');
  const here = new Promise<void>(resolve => {
    window.addEventListener('message', function hear({ data }) {
      if (data !== name) return;
      window.removeEventListener('message', hear);
      resolve();
    });
  });
  if (means === 'link') target.location.href = url;
  else {
    const form = document.createElement('form');
    Object.assign(form, { method: 'post', action: url, target: name });
    document.body.append(form);
    form.submit();
  }
  await here;
  target.close();
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
