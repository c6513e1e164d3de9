import type { Socket } from 'node:net';
import type { DescriptorWatch } from '../descriptors.ts';
import type { Answer } from '../http/answer.ts';
import { stopListening } from './bind.ts';
import type { Server } from './server.ts';

/** Connections per port that are accepted beyond the limit, to be told so. */
export const RESERVE = 64;
/** How long one of those may take for its first request head, in milliseconds. */
export const RESERVE_HEAD_MS = 1_000;

/** A connection beyond the limit. */
interface Extra {
  readonly socket: Socket;
  /** Ends it unless a request comes. */
  readonly silence: NodeJS.Timeout;
  heard: boolean;
}

/** The same for a TCP connection and for the TLS inside it, while it is open. */
const peerOf = ({ remoteAddress, remotePort, localAddress }: Socket) =>
  `${remoteAddress} ${remotePort} ${localAddress}`;

/**
 * Counts the connections of one port over all its servers (`maxConnections` would count per server), keeps them closed
 * until the port is open, and ends them when it closes: after an upgrade Node's own `closeAllConnections` knows nothing of them.
 *
 * @param most open connections per port
 * @param descriptors is told of every connection
 * @param onReset called at the first connection that is reset unheard, because the reserve is full or nothing came in time
 */
export function limitConnections(
  servers: readonly Server[],
  most: number,
  descriptors: DescriptorWatch,
  onReset: () => void,
) {
  const sockets = new Set<Socket>();
  const extras = new Map<string, Extra>();
  let isOpen = false;
  let resets = 0;
  const isFull = () => sockets.size - extras.size >= most;

  // One function for all of them: a closure of its own each connection would keep as long as it lives.
  function forget(this: Socket): void {
    sockets.delete(this);
    descriptors.closed();
    if (extras.size === 0) return;
    for (const [peer, { socket, silence }] of extras) {
      if (socket !== this) continue;
      clearTimeout(silence);
      extras.delete(peer);
    }
    // One that is being served takes the free place, so that the reserve is there for others again.
    for (const [peer, { heard }] of extras) if (heard && !isFull()) extras.delete(peer);
  }

  function reset(socket: Socket): void {
    resets += 1;
    if (resets === 1) onReset();
    socket.resetAndDestroy();
  }

  for (const server of servers) {
    // Also on an HTTPS server this is the TCP connection, before any TLS.
    server.prependListener('connection', (socket: Socket) => {
      if (!isOpen) return socket.destroy();
      const extra = isFull();
      if (extra && extras.size >= RESERVE) return reset(socket);
      sockets.add(socket);
      socket.on('close', forget);
      descriptors.opened();
      if (!extra) return;
      const silence = setTimeout(reset, RESERVE_HEAD_MS, socket).unref();
      extras.set(peerOf(socket), { socket, silence, heard: false });
    });
  }

  return {
    open(): void {
      isOpen = true;
    },
    /** Connections that were reset without a response. */
    resets: () => resets,
    /** The refusal that a request gets when its connection is beyond the limit; undefined for every other. */
    refusal(socket: Socket): Answer | undefined {
      const extra = extras.size === 0 ? undefined : extras.get(peerOf(socket));
      if (!extra) return undefined;
      clearTimeout(extra.silence);
      extra.heard = true;
      return {
        status: 503,
        sentence: `This port has as many connections open as it may have (${most}); try again in a moment.`,
      };
    },
    async close(graceMs: number): Promise<void> {
      const closed = Promise.all(servers.map(stopListening));
      for (const server of servers) server.closeIdleConnections();
      const end = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, graceMs);
      await closed;
      clearTimeout(end);
    },
  };
}
