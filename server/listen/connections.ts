import type { Socket } from 'node:net';
import { stopListening } from './bind.ts';
import type { Server } from './server.ts';

/**
 * Counts the connections of one port over all its servers (`maxConnections` would count per server), keeps them closed
 * until the port is open, and ends them when it closes: after an upgrade Node's own `closeAllConnections` knows nothing of them.
 *
 * @param most open connections per port
 */
export function limitConnections(servers: readonly Server[], most: number) {
  const sockets = new Set<Socket>();
  let isOpen = false;
  // One function for all of them: a closure of its own each connection would keep as long as it lives.
  function forget(this: Socket): void {
    sockets.delete(this);
  }

  for (const server of servers) {
    // Also on an HTTPS server this is the TCP connection, before any TLS.
    server.prependListener('connection', (socket: Socket) => {
      if (!isOpen || sockets.size >= most) return socket.destroy();
      sockets.add(socket);
      socket.on('close', forget);
    });
  }

  return {
    open(): void {
      isOpen = true;
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
