import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import { Server as TlsServer } from 'node:tls';
import type { Direction, EndRecord } from '../protocol.ts';
import type { ConnectionObserver, Observe, ParsedAs, TappedConnection } from './observer.ts';
import { type SocketListener, tapSocket } from './tap-socket.ts';

/** A tapped server. */
export interface Tap {
  /** Shows the connections from now on to one more observer; returns the undo, which leaves open connections observed. */
  subscribe(observe: Observe): () => void;
  /** Takes the tap off the server and off every open connection. */
  untap(): void;
}

/** A socket that carries its own observers. */
type TappedSocket = { [key: symbol]: Watched };
type Parsed = Pick<IncomingMessage, 'url'> & { readonly socket: TappedSocket };

/** An observer that fails must never harm the connection that it watches. The message is left out: it may quote bytes. */
function warn(error: unknown): void {
  const where = error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 3).join(' ') : '';
  process.emitWarning(`The wire tap stopped showing a connection to an observer that failed.${where}`);
}

/** The observers of one connection, and the hooks that live as long as one of them stays. */
class Watched implements SocketListener {
  #observers: readonly ConnectionObserver[] = [];
  #untap: (() => void) | undefined;
  #left: (watched: Watched) => void;

  /** @param left called once nobody observes the connection any more */
  constructor(socket: Socket, observe: Iterable<Observe>, left: (watched: Watched) => void) {
    this.#left = left;
    for (const one of observe) this.#add(socket, one);
    if (this.#observers.length > 0) this.#untap = tapSocket(socket, this);
  }

  chunk(direction: Direction, bytes: Buffer, at: number): void {
    for (const observer of this.#observers) {
      try {
        observer.chunk(direction, bytes, at);
      } catch (error) {
        this.#failed(observer, error);
      }
    }
  }

  parsed(target: string, as: ParsedAs): void {
    for (const observer of this.#observers) {
      try {
        observer.parsed(target, as);
      } catch (error) {
        this.#failed(observer, error);
      }
    }
  }

  end(how: EndRecord['how'], at: number): void {
    for (const observer of this.#observers) {
      try {
        observer.end(how, at);
      } catch (error) {
        this.#failed(observer, error);
      }
    }
    if (how === 'closed') this.release();
  }

  release(): void {
    this.#observers = [];
    this.#untap?.();
    this.#untap = undefined;
    this.#left(this);
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

  #failed(observer: ConnectionObserver, error: unknown): void {
    warn(error);
    this.#remove(observer);
  }

  #remove(observer: ConnectionObserver): void {
    this.#observers = this.#observers.filter(other => other !== observer);
    if (this.#observers.length === 0) this.release();
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
  // On the socket itself, because a table keyed by sockets costs every collection of garbage a walk through it.
  const key = Symbol('watched');
  const watched = (socket: TappedSocket) => socket[key];
  const left = (one: Watched) => open.delete(one);
  const onConnection = (socket: Socket & TappedSocket) => {
    const one = new Watched(socket, observers, left);
    socket[key] = one;
    open.add(one);
  };
  const onRequest = ({ socket, url = '' }: Parsed) => watched(socket)?.parsed(url, 'request');
  const onUpgrade = ({ socket, url = '' }: Parsed) => watched(socket)?.parsed(url, 'upgrade');

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
