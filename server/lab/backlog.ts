import type { Server } from 'socket.io';

/** The parts of an Engine.IO connection that this file uses; the package declares no type for them. */
interface Connection {
  on(event: 'packetCreate', listener: (packet: { readonly data?: unknown }) => void): void;
  on(event: 'flush', listener: () => void): void;
  close(discard: boolean): void;
}

/**
 * Drops a client that sends without reading: what waits for it is kept in memory, without a limit in the stock server.
 *
 * @param most bytes that may wait for one client
 */
export function limitBacklog(io: Server, most: number): void {
  io.engine.on('connection', (connection: Connection) => {
    let waiting = 0;
    connection.on('packetCreate', ({ data }) => {
      waiting += sizeOf(data);
      if (waiting > most) connection.close(true);
    });
    connection.on('flush', () => {
      waiting = 0;
    });
  });
}

function sizeOf(data: unknown): number {
  if (typeof data === 'string') return data.length;
  return ArrayBuffer.isView(data) || data instanceof ArrayBuffer ? data.byteLength : 0;
}
