import { connect, type Socket } from 'node:net';
import type { Config } from './config/config.ts';
import { Mistake } from './config/mistake.ts';
import { guard } from './http/guard.ts';
import type { LabSettings } from './lab/endpoint.ts';
import { createUpstream } from './lab/proxy/upstream.ts';
import { bind, stopListening } from './listen/bind.ts';
import { createLimitedServer, type Server, serve } from './listen/server.ts';
import { INTERNAL_HOST, LAB_ORIGIN_NAMES } from './protocol/words.ts';

const ADDRESS = '127.0.0.1';

/** What the lab's proxies send requests on to. */
export interface Upstream {
  readonly server: Server;
  /** A new connection to it: the only one that a client of the lab's ever makes. */
  dial(): Socket;
  close(): Promise<void>;
}

/**
 * Opens a port of loopback for the lab's proxies alone. Its number is in no page and no response, and it answers to no name by
 * which a browser could reach it.
 *
 * @throws Mistake where there is no loopback
 */
export async function openUpstream(
  { limits, origins }: Pick<Config, 'limits' | 'origins'>,
  shared: Pick<LabSettings, 'isOpenPanel' | 'counters' | 'waiting' | 'sessions'>,
): Promise<Upstream> {
  const { failures, port, servers } = await bind(0, [ADDRESS], () => createLimitedServer(limits));
  const [server] = servers;
  if (!server) throw new Mistake(`The lab's proxy needs a port at ${ADDRESS}: ${failures[0]?.code}.`);
  const endpoint = createUpstream({ ...shared, limits, origins, port, reader: origins.reader });
  const names = [...LAB_ORIGIN_NAMES.map(name => origins[name]), `http://${INTERNAL_HOST}`];
  serve(server, guard({ origins: new Set(names), limits }, endpoint));
  return {
    server,
    dial: () => connect({ host: ADDRESS, port }),
    async close() {
      endpoint.close();
      server.closeAllConnections();
      await stopListening(server);
    },
  };
}
