import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import { STREAM_MESSAGES } from '../../../server/protocol/words.ts';
import type { PageResult } from '../../rules/core/observed.ts';
import type { Page } from '../experiment.ts';
import type { Learned } from './judge.ts';
import { type StreamKnobs, TALK_MS } from './knobs.ts';

/** How long a stream may be silent until nothing more is to be expected; milliseconds. */
const QUIET_MS = 3_000;
const TALK = 'hello';

/** The other ways to get messages from a server: those that a page reads by fetch, and WebSocket. */

function optionsOf({ credentials }: StreamKnobs, signal: AbortSignal): RequestInit {
  return { credentials: credentials === 'on' ? 'include' : 'same-origin', signal };
}

function failed(page: Page<Learned>, error: unknown): PageResult {
  const { name, message } = error as Error;
  page.saw('throw', name, { message });
  return 'error';
}

/** Reads the body of a response as it comes; asks again for the rest, with a header that says what it had last. */
export async function readStream(page: Page<Learned>, knobs: StreamKnobs, url: URL): Promise<PageResult> {
  const quiet = new AbortController();
  const signal = AbortSignal.any([page.signal, quiet.signal]);
  let last = '';
  let received = 0;
  for (;;) {
    const headers = last === '' ? {} : { 'Last-Event-ID': last };
    page.saw('call', 'fetch', { url, headers });
    let text = '';
    try {
      const response = await fetch(url, { ...optionsOf(knobs, signal), headers });
      page.saw('event', 'response', { status: response.status });
      if (response.status !== 200 || !response.body) return 'error';
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const timer = setTimeout(() => quiet.abort(), QUIET_MS);
        const { done, value } = await reader.read();
        clearTimeout(timer);
        if (done) break;
        text += value;
        page.saw('receive', 'chunk', { text: value });
        received += value.match(/^data:/gm)?.length ?? 0;
        last = /^id: (.*)$/m.exec(value)?.[1] ?? last;
        if (received < STREAM_MESSAGES) continue;
        await reader.cancel();
        page.learned({ text });
        return 'value';
      }
    } catch (error) {
      page.learned({ text });
      return failed(page, error);
    }
    page.learned({ text });
    page.saw('event', 'done');
    if (knobs.via === 'fetch' || last === '') return 'value';
  }
}

/** Asks again and again for the next message, which the server keeps back until there is one. */
export async function byPolling(page: Page<Learned>, knobs: StreamKnobs, url: URL): Promise<PageResult> {
  for (let last = 0; last < STREAM_MESSAGES; ) {
    const next = new URL(url);
    if (last > 0) next.searchParams.set('after', String(last));
    page.saw('call', 'fetch', { url: next });
    try {
      const response = await fetch(next, optionsOf(knobs, page.signal));
      const text = await response.text();
      page.saw('receive', 'response', { status: response.status, body: text });
      page.learned({ text });
      if (response.status !== 200) return 'error';
      last = (JSON.parse(text) as { id: number }).id;
    } catch (error) {
      return failed(page, error);
    }
  }
  return 'value';
}

/** Sends a message of the page's own: for want of a connection that takes one, a request. */
export async function talk(page: Page<Learned>, url: URL): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, TALK_MS));
  if (page.signal.aborted) return;
  page.saw('call', 'fetch', { url, method: 'POST', body: TALK });
  await fetch(url, { method: 'POST', body: TALK, signal: page.signal }).then(
    ({ status }) => page.saw('event', 'response', { status }),
    error => failed(page, error),
  );
}

/** Counts on one connection, which also takes what the page says. */
export function byWebSocket(page: Page<Learned>, { every, talks }: StreamKnobs): Promise<PageResult> {
  const url = page.url(page.origins.lab.replace(/^http/, 'ws') + LAB_PATHS.websocket, {
    greet: 'off',
    push: every,
  });
  page.saw('call', 'new WebSocket', { url });
  const socket = new WebSocket(url);
  page.signal.addEventListener('abort', () => socket.close());
  let received = 0;
  const say = () => {
    if (socket.readyState !== WebSocket.OPEN) return;
    socket.send(TALK);
    page.saw('send', 'send', { data: TALK });
  };
  if (talks === 'on') setTimeout(say, TALK_MS);
  return new Promise(resolve => {
    socket.onopen = () => page.saw('event', 'open');
    socket.onmessage = ({ data }) => {
      page.saw('receive', 'message', { data });
      // What comes back of the page's own is none of the server's.
      if (data !== TALK && ++received === STREAM_MESSAGES) socket.close(1000);
    };
    socket.onerror = ({ type }) => page.saw('event', type);
    socket.onclose = ({ code }) => {
      page.saw('event', 'close', { code });
      resolve(received === STREAM_MESSAGES ? 'value' : 'error');
    };
  });
}
