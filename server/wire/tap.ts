import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import { Server as TlsServer } from 'node:tls';
import type { Direction, EndRecord } from '../protocol/records.ts';
import { warnOfFailure } from './failed-observer.ts';
import type { ConnectionObserver, Observe, ParsedAs, TappedConnection } from './observer.ts';
import { listenerOf, type SocketListener, tapSocket, untapSocket } from './tap-socket.ts';

/** A tapped server. */
export interface Tap {
  /** Shows the connections from now on to one more observer; returns the undo, which leaves open connections observed. */
  subscribe(observe: Observe): () => void;
  /** Takes the tap off the server and off every open connection. */
  untap(): void;
}

type Parsed = Pick<IncomingMessage, 'url' | 'socket'>;

/** One observer of a connection. */
class Watch implements TappedConnection {
  readonly observer: ConnectionObserver | undefined;
  #watched: Watched;

  constructor(watched: Watched, observe: Observe) {
    this.#watched = watched;
    this.observer = observe(this);
  }

  get remotePort(): number | undefined {
    return this.#watched.socket.remotePort;
  }

  detach(): void {
    this.#watched.remove(this);
  }
}

/** The observers of one connection, which is tapped as long as one of them stays. */
class Watched implements SocketListener {
  readonly socket: Socket;
  #watches: readonly Watch[] = [];
  #open: Set<Watched>;

  /** @param open holds the connections that are observed */
  constructor(socket: Socket, observers: Iterable<Observe>, open: Set<Watched>) {
    this.socket = socket;
    this.#open = open;
    const watches: Watch[] = [];
    for (const observe of observers) {
      const watch = new Watch(this, observe);
      if (watch.observer) watches.push(watch);
    }
    if (watches.length === 0) return;
    this.#watches = watches;
    open.add(this);
    tapSocket(socket, this);
  }

  chunk(direction: Direction, bytes: Buffer, at: number): void {
    for (const watch of this.#watches) {
      try {
        watch.observer?.chunk(direction, bytes, at);
      } catch (error) {
        this.#failed(watch, error);
      }
    }
  }

  parsed(target: string, as: ParsedAs): void {
    for (const watch of this.#watches) {
      try {
        watch.observer?.parsed(target, as);
      } catch (error) {
        this.#failed(watch, error);
      }
    }
  }

  end(how: EndRecord['how'], at: number): void {
    for (const watch of this.#watches) {
      try {
        watch.observer?.end(how, at);
      } catch (error) {
        this.#failed(watch, error);
      }
    }
    // Nothing crosses a closed socket any more, so it can keep its hooks.
    if (how === 'closed') this.#open.delete(this);
  }

  release(): void {
    this.#watches = [];
    if (this.#open.delete(this)) untapSocket(this.socket);
  }

  remove(watch: Watch): void {
    this.#watches = this.#watches.filter(other => other !== watch);
    if (this.#watches.length === 0) this.release();
  }

  #failed(watch: Watch, error: unknown): void {
    warnOfFailure(error);
    this.remove(watch);
  }
}

/**
 * Shows every connection of a server to `observe`: the bytes at the socket (TLS: inside it), before any parser, and what
 * Node's parser made of each request. The server must answer `upgrade` by itself, because a listener for it, which the
 * tap adds, tells Node to hand those requests over. Nothing that passes sockets on by `unshift` may stand before the tap.
 */
export function tap(server: HttpServer | HttpsServer, observe: Observe): Tap {
  const observers = new Set([observe]);
  const open = new Set<Watched>();
  const onConnection = (socket: Socket) => {
    new Watched(socket, observers, open);
  };
  const onRequest = ({ socket, url = '' }: Parsed) => listenerOf(socket)?.parsed(url, 'request');
  const onUpgrade = ({ socket, url = '' }: Parsed) => listenerOf(socket)?.parsed(url, 'upgrade');

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
      for (const one of open) one.release();
    },
  };
}
