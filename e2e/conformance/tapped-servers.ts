import type { Server, ServerOptions } from 'node:http';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import type { Socket } from 'node:net';
import { tapSocket } from '../../server/wire/tap-socket.ts';
import { fieldsOf } from './shown-wire.ts';

/** One exchange as it crossed the socket of a server: its heads, in which a refused or unanswered request has no second one. */
export interface TappedExchange {
  readonly port: number;
  readonly request: string;
  response: string | null;
}

/** Every HTTP server that this process makes from now on, with what crosses it. */
export interface TappedServers {
  /** In the order of the requests. */
  exchanges(ports: readonly number[]): readonly TappedExchange[];
  /** Closes them, and makes servers as before. */
  close(): Promise<void>;
}

/** Taps the sockets of the servers that modules make which are imported from now on; nothing of HTTP is heard but bytes. */
export function tapServers(): TappedServers {
  const http = createRequire(import.meta.url)('node:http') as { createServer: (...args: never[]) => Server };
  const { createServer } = http;
  // What they print is for who runs them by hand.
  const { log } = console;
  console.log = () => {};
  const servers: Server[] = [];
  const all: TappedExchange[] = [];
  http.createServer = (...args: readonly (ServerOptions | (() => void))[]) => {
    const server = createServer(...(args as never[]));
    servers.push(server);
    server.on('connection', socket => listenTo(socket, all));
    return server;
  };
  syncBuiltinESMExports();
  return {
    exchanges: ports => all.filter(({ port }) => ports.includes(port)),
    async close() {
      console.log = log;
      http.createServer = createServer;
      syncBuiltinESMExports();
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

/** Adds each exchange of a connection when its request is whole. */
function listenTo(socket: Socket, all: TappedExchange[]): void {
  const port = socket.localPort ?? 0;
  const open: TappedExchange[] = [];
  let unanswered = 0;
  const asked = new Heads();
  const answered = new Heads();
  tapSocket(socket, {
    chunk(direction, bytes) {
      const text = bytes.toString('latin1');
      if (direction === 'client→server')
        for (const request of asked.feed(text)) {
          const exchange: TappedExchange = { port, request, response: null };
          open.push(exchange);
          all.push(exchange);
        }
      else
        for (const response of answered.feed(text)) {
          const exchange = open[unanswered++];
          if (exchange) exchange.response = response;
        }
    },
    parsed() {},
    end() {},
  });
}

/** Takes the heads out of one direction of a connection, and leaves the bodies (RFC 9112 §6.3) and what follows a 101. */
class Heads {
  #rest = '';
  /** The head whose body is on its way; empty between messages. */
  #head = '';
  #upgraded = false;

  feed(text: string): readonly string[] {
    this.#rest += text;
    const found: string[] = [];
    while (!this.#upgraded) {
      if (this.#head === '') {
        const end = this.#rest.indexOf('\r\n\r\n') + 4;
        if (end < 4) break;
        this.#head = this.#rest.slice(0, end);
        this.#rest = this.#rest.slice(end);
        found.push(this.#head);
        this.#upgraded = /^HTTP\/1\.1 101 /.test(this.#head) || /^upgrade: websocket\r$/im.test(this.#head);
      }
      const end = bodyEnd(this.#head, this.#rest);
      if (end === null) break;
      this.#rest = this.#rest.slice(end);
      this.#head = '';
    }
    return found;
  }
}

/** Where the body of a message ends in what follows its head; null where it has not come whole. */
function bodyEnd(head: string, text: string): number | null {
  const field = (name: string) => fieldsOf(head).find(([own]) => own.toLowerCase() === name)?.[1];
  if (field('transfer-encoding') === 'chunked') {
    const last = /(?:^|\r\n)0\r\n\r\n/.exec(text);
    return last && last.index + last[0].length;
  }
  const end = Number(field('content-length') ?? 0);
  return end > text.length ? null : end;
}
