/** What is put into a page of the bare server: it makes the calls of cases, and says what it saw. */
import { ask } from '../../../web/stage/ask.ts';
import type { BareCase, BareSeen, CookieRequest } from './case.ts';

/** A case with the path that is its own. */
type NamedCase = BareCase & { readonly id: string };

function callOf({ id, ...one }: NamedCase): Promise<BareSeen> {
  switch (one.channel) {
    case 'websocket':
      return handshake(one.url, one.protocols);
    case 'fetch':
      return fetched(one);
    case 'policy':
      return underPolicy(id, one.url);
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

async function fetched({ call, times = 1 }: Extract<BareCase, { channel: 'fetch' }>): Promise<BareSeen> {
  const calls = [];
  for (let left = times; left > 0; left--) {
    const at = Date.now();
    const { learned } = await ask(call, new AbortController().signal);
    calls.push({ at, learned });
  }
  return { channel: 'fetch', calls };
}

/** Asks from a page within this one, for which its policy holds: what its window gives, acts in its name. */
async function underPolicy(id: string, url: string): Promise<BareSeen> {
  const frame = document.createElement('iframe');
  const loaded = new Promise(resolve => frame.addEventListener('load', resolve));
  frame.src = `/${id}/page`;
  document.body.append(frame);
  await loaded;
  const page = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!page) throw new Error('the frame has no page');
  // Whether it may ask at all is seen on the wire.
  if (/^ws/.test(url)) await socketEnds(() => new page.WebSocket(url));
  else await page.fetch(url, { mode: 'no-cors', cache: 'no-store' }).catch(() => {});
  frame.remove();
  return { channel: 'policy' };
}

/** Chromium fires no `close` where a policy blocks the socket, and Firefox throws. */
function socketEnds(open: () => WebSocket): Promise<void> {
  return new Promise(resolve => {
    try {
      open().onerror = () => resolve();
    } catch {
      resolve();
    }
  });
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

async function asked({ initiatorType, url, credentials }: CookieRequest): Promise<void> {
  // Whether it may ask at all is seen on the wire.
  if (initiatorType === 'fetch') await fetch(url, { credentials }).catch(() => {});
  else await opened(initiatorType, url);
}

/** Goes to an address in a window, and waits for the page there to say so. */
async function opened(initiatorType: 'link' | 'form-post', url: string): Promise<void> {
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
  if (initiatorType === 'link') target.location.href = url;
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
export function runBare(cases: readonly NamedCase[]): Promise<readonly BareSeen[]> {
  return Promise.all(cases.map(callOf));
}

declare global {
  interface Window {
    runBare: typeof runBare;
  }
}
window.runBare = runBare;
