import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { Server as TlsServer } from 'node:tls';
import type { ConnectionObserver, Observe, ParsedAs, TappedConnection } from './observer.ts';
import { tapSocket } from './tap-socket.ts';

/** A tapped server. */
export interface Tap {
  /** Shows the connections from now on to one more observer; returns the undo, which leaves open connections observed. */
  subscribe(observe: Observe): () => void;
  /** Takes the tap off the server and off every open connection. */
  untap(): void;
}

/** An observer that fails must never harm the connection that it watches. The message is left out: it may quote bytes. */
function warn(error: unknown): void {
  const where = error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 3).join(' ') : '';
  process.emitWarning(`The wire tap stopped showing a connection to an observer that failed.${where}`);
}

/** The observers of one connection, and the hooks that live as long as one of them stays. */
class Watched {
  #observers: readonly ConnectionObserver[] = [];
  #untap: (() => void) | undefined;

  constructor(socket: Socket, observe: Iterable<Observe>) {
    for (const one of observe) this.#add(socket, one);
    if (this.#observers.length === 0) return;
    this.#untap = tapSocket(socket, {
      chunk: (direction, bytes, at) => this.#tell(observer => observer.chunk(direction, bytes, at)),
      end: (how, at) => {
        this.#tell(observer => observer.end(how, at));
        if (how === 'closed') this.release();
      },
    });
  }

  parsed(target: string, as: ParsedAs): void {
    this.#tell(observer => observer.parsed(target, as));
  }

  release(): void {
    this.#observers = [];
    this.#untap?.();
    this.#untap = undefined;
  }

  #add(socket: Socket, observe: Observe): void {
    const connection: TappedConnection = {
      remotePort: socket.remotePort,
      detach: () => {
        if (observer) this.#remove(observer);
      },
    };
    const observer = observe(connection);
    if (observer) this.#observers = [...this.#observers, observer];
  }

  #remove(observer: ConnectionObserver): void {
    this.#observers = this.#observers.filter(other => other !== observer);
    if (this.#observers.length === 0) this.release();
  }

  #tell(what: (observer: ConnectionObserver) => void): void {
    for (const observer of this.#observers) {
      try {
        what(observer);
      } catch (error) {
        warn(error);
        this.#remove(observer);
      }
    }
  }
}

/**
 * Shows every connection of a server to `observe`: the bytes at the socket (TLS: inside it), before any parser, and what
 * Node's parser made of each request. The server must answer `upgrade` by itself, because a listener for it, which the
 * tap adds, tells Node to hand those requests over. Nothing that passes sockets on by `unshift` may stand before the tap.
 */
export function tap(server: HttpServer | HttpsServer, observe: Observe): Tap {
  const observers = new Set([observe]);
  const watched = new Map<Duplex, Watched>();
  const onConnection = (socket: Socket) => {
    watched.set(socket, new Watched(socket, observers));
    socket.once('close', () => watched.delete(socket));
  };
  const onRequest = (request: IncomingMessage) =>
    watched.get(request.socket)?.parsed(request.url ?? '', 'request');
  const onUpgrade = (request: IncomingMessage) =>
    watched.get(request.socket)?.parsed(request.url ?? '', 'upgrade');

  const arrival = server instanceof TlsServer ? 'secureConnection' : 'connection';
  server.on(arrival, onConnection);
  server.prependListener('request', onRequest);
  server.prependListener('upgrade', onUpgrade);
  return {
    subscribe(another) {
      observers.add(another);
      return () => {
        observers.delete(another);
      };
    },
    untap() {
      server.off(arrival, onConnection);
      server.off('request', onRequest);
      server.off('upgrade', onUpgrade);
      for (const one of watched.values()) one.release();
      watched.clear();
    },
  };
}
