import type { FetchCall, FetchLearned } from '../rules/fetch/fetch-call.ts';
import type { CallResult } from './messages.ts';

/** What a request with a body holds: text that is also JSON, and also one field of a form. */
const TEXT = '{"a":1}';
/** How much of a body is shown, in UTF-16 units. */
const BODY_LENGTH = 200;

/** Asks as the call says. A script learns no more of a request than what this returns. */
export function ask(call: FetchCall, signal: AbortSignal): Promise<CallResult> {
  return call.api === 'fetch' ? byFetch(call, signal) : byXhr(call, signal);
}

// #region listing
async function byFetch(call: FetchCall, signal: AbortSignal): Promise<CallResult> {
  const { url, method, mode, credentials, redirect, cache, referrerPolicy } = call;
  const headers = call.headers.map(({ name, value }): [string, string] => [name, value]);
  const body = call.body?.stream ? streamOf(TEXT) : call.body && TEXT;
  const options = { method, mode, credentials, redirect, cache, referrerPolicy, headers, body, signal };
  try {
    const response = await fetch(url, { ...options, ...(call.body?.stream && { duplex: 'half' }) });
    return { learned: learnedOf(response), body: await textOf(response) };
  } catch (error) {
    return { learned: failed(error), body: null };
  }
}

function byXhr(call: FetchCall, signal: AbortSignal): Promise<CallResult> {
  return new Promise(resolve => {
    const xhr = new XMLHttpRequest();
    const fail = (error: unknown) => resolve({ learned: failed(error), body: null });
    xhr.onload = () => resolve({ learned: learnedOfXhr(xhr, call.url), body: cut(xhr.responseText) });
    xhr.onerror = ({ type }) => fail({ name: type, message: '' });
    xhr.onabort = ({ type }) => fail({ name: type, message: '' });
    signal.addEventListener('abort', () => xhr.abort());
    try {
      xhr.open(call.method, call.url);
      for (const { name, value } of call.headers) xhr.setRequestHeader(name, value);
      xhr.withCredentials = call.credentials === 'include';
      if (call.uploadListener) xhr.upload.onprogress = () => {};
      xhr.send(call.body && TEXT);
    } catch (error) {
      fail(error);
    }
  });
}
// #endregion

function learnedOf({ type, status, url, redirected, headers }: Response): FetchLearned {
  return {
    kind: 'response',
    // `error` and `default` are of responses that a script makes (https://fetch.spec.whatwg.org/#dom-response-type).
    type: type as Extract<FetchLearned, { kind: 'response' }>['type'],
    status,
    url,
    redirected,
    headers: [...headers].map(([name, value]) => ({ name, value })),
  };
}

/** XMLHttpRequest says neither type nor `redirected`: what follows from its `responseURL` stands for them. */
function learnedOfXhr(xhr: XMLHttpRequest, asked: string): FetchLearned {
  const { responseURL: url, status } = xhr;
  const lines = xhr.getAllResponseHeaders().split('\r\n').filter(Boolean);
  return {
    kind: 'response',
    type: new URL(url).origin === globalThis.origin ? 'basic' : 'cors',
    status,
    url,
    redirected: url !== asked,
    headers: lines.map(line => {
      const [name = '', ...value] = line.split(': ');
      return { name, value: value.join(': ') };
    }),
  };
}

function failed(error: unknown): FetchLearned {
  const { name, message } = error as { readonly name: string; readonly message: string };
  return { kind: 'error', name, message };
}

async function textOf(response: Response): Promise<string | null> {
  return response.body ? cut(await response.text()) : null;
}

function cut(text: string): string {
  return text.slice(0, BODY_LENGTH);
}

function streamOf(text: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text));
      controller.close();
    },
  });
}
