import { connect, createServer, type Server, type Socket } from 'node:net';

/** What crossed one connection, as bytes, in the order they came. */
export interface RecordedConnection {
  readonly 'client→server': Buffer;
  readonly 'server→client': Buffer;
  /** Whether neither side has closed it. */
  readonly isOpen: boolean;
}

/** A TCP proxy on both loopback addresses that keeps every byte. It knows nothing of HTTP: nothing of ours is in it. */
export interface RecordingProxy {
  /** All connections so far, in the order in which they were accepted. */
  connections(): readonly RecordedConnection[];
  /** Closes the proxy and every connection. */
  close(): Promise<void>;
}

/**
 * Forwards `port` to `target` and records.
 * @param port to listen on, on 127.0.0.1 and ::1
 * @param target a port of 127.0.0.1
 */
export async function startProxy(port: number, target: number): Promise<RecordingProxy> {
  const recorded: { 'client→server': Buffer[]; 'server→client': Buffer[]; client: Socket }[] = [];
  const sockets = new Set<Socket>();

  function accept(client: Socket): void {
    const connection = { 'client→server': [] as Buffer[], 'server→client': [] as Buffer[], client };
    recorded.push(connection);
    const server = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true });
    forward(client, server, connection['client→server']);
    forward(server, client, connection['server→client']);
  }

  function forward(from: Socket, to: Socket, record: Buffer[]): void {
    sockets.add(from);
    from.on('data', (bytes: Buffer) => record.push(Buffer.from(bytes)));
    from.on('error', () => to.destroy());
    from.on('close', () => sockets.delete(from));
    from.pipe(to);
  }

  const servers = await Promise.all(['127.0.0.1', '::1'].map(host => listen(port, host, accept)));
  return {
    connections: () =>
      recorded.map(connection => ({
        'client→server': Buffer.concat(connection['client→server']),
        'server→client': Buffer.concat(connection['server→client']),
        isOpen: !connection.client.destroyed,
      })),
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map(server => new Promise(resolve => server.close(resolve))));
    },
  };
}

function listen(port: number, host: string, accept: (client: Socket) => void): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer({ allowHalfOpen: true }, accept);
    server.once('error', reject);
    server.listen({ port, host }, () => resolve(server));
  });
}
