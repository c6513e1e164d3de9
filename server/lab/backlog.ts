import type { Server } from 'socket.io';

const WAITING = Symbol('bytes that wait');

/** The parts of an Engine.IO connection that this file uses; the package declares no type for them. */
interface Connection {
  [WAITING]: number;
  on(event: 'packetCreate', listener: (this: Connection, packet: { readonly data?: unknown }) => void): void;
  on(event: 'flush', listener: (this: Connection) => void): void;
  close(discard: boolean): void;
}

/**
 * Drops a client that sends without reading: what waits for it is kept in memory, without a limit in the stock server.
 *
 * @param most bytes that may wait for one client
 */
export function limitBacklog(io: Server, most: number): void {
  function onCreate(this: Connection, { data }: { readonly data?: unknown }): void {
    this[WAITING] += sizeOf(data);
    if (this[WAITING] > most) this.close(true);
  }
  function onFlush(this: Connection): void {
    this[WAITING] = 0;
  }
  io.engine.on('connection', (connection: Connection) => {
    connection[WAITING] = 0;
    connection.on('packetCreate', onCreate);
    connection.on('flush', onFlush);
  });
}

function sizeOf(data: unknown): number {
  if (typeof data === 'string') return data.length;
  return ArrayBuffer.isView(data) || data instanceof ArrayBuffer ? data.byteLength : 0;
}
