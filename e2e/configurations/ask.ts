import type { Page } from '@playwright/test';
import type { io as connect } from 'socket.io-client';
import type { FixCase } from '../../web/fixes/case.ts';
import { sentMethod } from '../../web/fixes/cors-needs.ts';

/** One request of a page, as the case has it. */
export type Request =
  | {
      readonly kind: 'fetch';
      readonly port: number;
      readonly method: string;
      readonly headers: readonly (readonly [name: string, value: string])[];
      readonly credentials: boolean;
      readonly upload: boolean;
    }
  | { readonly kind: 'websocket'; readonly port: number; readonly subprotocols: readonly string[] }
  | {
      readonly kind: 'socket-io';
      readonly port: number;
      readonly namespace: string;
      readonly credentials: boolean;
      readonly headers: Readonly<Record<string, string>>;
    };

/** The request of a case; of what a notice says to change in the page first (the mode, a method in lower case), with that changed. */
export function requestOf(of: FixCase, port: number): Request {
  switch (of.kind) {
    case 'fetch':
      return {
        kind: of.kind,
        port,
        method: sentMethod(of.method).toUpperCase(),
        headers: of.headers.map(({ name, value }) => [name, value] as const),
        credentials: of.credentials,
        upload: of.upload,
      };
    case 'websocket':
      return { kind: of.kind, port, subprotocols: of.subprotocols };
    case 'socket-io':
      return {
        kind: of.kind,
        port,
        namespace: of.namespace,
        credentials: of.credentials,
        headers: Object.fromEntries(of.headers.map(({ name, value }) => [name, value])),
      };
  }
}

/** What the page’s own script gets of each request: `works` where it can read a 2xx or its message has come back, another status that it can read, or `fails`. */
export function askAll(page: Page, requests: readonly Request[]): Promise<readonly string[]> {
  return page.evaluate(async all => {
    const host = '127.0.0.1';

    async function byFetch(made: Extract<Request, { kind: 'fetch' }>): Promise<string> {
      const body = ['GET', 'HEAD'].includes(made.method) ? null : '{}';
      const url = `http://${host}:${made.port}/`;
      if (!made.upload) {
        const init: RequestInit = {
          method: made.method,
          headers: made.headers.map(([name, value]) => [name, value]),
          credentials: made.credentials ? 'include' : 'same-origin',
          body,
        };
        return fetch(url, init).then(
          response => (response.ok ? 'works' : `${response.status}`),
          () => 'fails',
        );
      }
      return new Promise(resolve => {
        const request = new XMLHttpRequest();
        request.upload.addEventListener('progress', () => {});
        request.open(made.method, url);
        request.withCredentials = made.credentials;
        for (const [name, value] of made.headers) request.setRequestHeader(name, value);
        request.onload = () => resolve(request.status === 200 ? 'works' : `${request.status}`);
        request.onerror = () => resolve('fails');
        request.send(body);
      });
    }

    function byWebSocket(made: Extract<Request, { kind: 'websocket' }>): Promise<string> {
      return new Promise(resolve => {
        const socket = new WebSocket(`ws://${host}:${made.port}/`, [...made.subprotocols]);
        const done = (what: string) => {
          resolve(what);
          socket.close();
        };
        socket.onopen = () => socket.send('hello');
        socket.onmessage = () =>
          done(socket.protocol === (made.subprotocols[0] ?? '') ? 'works' : socket.protocol);
        socket.onerror = () => done('fails');
      });
    }

    function bySocketIo(made: Extract<Request, { kind: 'socket-io' }>, transport: string): Promise<string> {
      const { io } = window as unknown as { io: typeof connect };
      const socket = io(`http://${host}:${made.port}${made.namespace}`, {
        transports: [transport],
        withCredentials: made.credentials,
        extraHeaders: made.headers,
        forceNew: true,
        reconnection: false,
      });
      return new Promise(resolve => {
        const done = (what: string) => {
          resolve(what);
          socket.disconnect();
        };
        socket.on('connect', () => socket.emit('message', 'hello'));
        socket.on('message-back', () => done('works'));
        socket.on('connect_error', () => done('fails'));
      });
    }

    async function ask(made: Request): Promise<string> {
      if (made.kind === 'fetch') return byFetch(made);
      if (made.kind === 'websocket') return byWebSocket(made);
      const both = await Promise.all(['polling', 'websocket'].map(transport => bySocketIo(made, transport)));
      return [...new Set(both)].join(' and ');
    }

    const results: string[] = [];
    const queue = [...all.entries()];
    const work = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) results[next[0]] = await ask(next[1]);
    };
    await Promise.all(Array.from({ length: 24 }, work));
    return results;
  }, requests);
}
