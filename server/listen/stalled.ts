import type { Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import { Server as TlsServer } from 'node:tls';

/** Looks in one idle limit. Two of them without a change end a connection, so none outlives the limit. */
const LOOKS = 3;

interface Stall {
  /** How far the writing was at the last look. */
  readonly progress: string;
  /** Looks that found no change. */
  looks: number;
}

/**
 * Changes whenever bytes leave the process. Of one long write Node tells only its end, except by the field that its own
 * socket timeouts look at; without that field a write would have to end within the limit.
 */
function progressOf(socket: Socket & { readonly _handle?: { readonly writeQueueSize?: number } | null }) {
  return `${socket.bytesWritten} ${socket.writableLength} ${socket._handle?.writeQueueSize}`;
}

/**
 * Ends connections that a peer holds although nothing can come of them: the server has ended its half and the peer keeps
 * the other, or the peer doesn't read what was written. Node has no limit for either, and a library that refuses an upgrade
 * may set none; so this one stands below all of them, for every response on every port.
 *
 * @param idleMs milliseconds after which such a connection is gone
 */
export function endStalled(server: HttpServer | HttpsServer, idleMs: number): void {
  const sockets = new Set<Socket>();
  const stalls = new WeakMap<Socket, Stall>();
  // One function for all of them: a closure of its own each connection would keep as long as it lives.
  function forget(this: Socket): void {
    sockets.delete(this);
  }
  function look(socket: Socket): void {
    if (!socket.writableEnded && socket.writableLength === 0) {
      stalls.delete(socket);
      return;
    }
    const progress = progressOf(socket);
    const stall = stalls.get(socket);
    if (stall?.progress !== progress) stalls.set(socket, { progress, looks: 0 });
    else if (++stall.looks === LOOKS - 1) socket.destroy();
  }

  server.on(server instanceof TlsServer ? 'secureConnection' : 'connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', forget);
  });
  const timer = setInterval(() => {
    for (const socket of sockets) look(socket);
  }, idleMs / LOOKS);
  timer.unref();
  server.on('close', () => clearInterval(timer));
}
