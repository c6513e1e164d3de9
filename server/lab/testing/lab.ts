import { parseConfig, withPorts } from '../../config/parse.ts';
import { guard } from '../../http/guard.ts';
import { bind, stopListening } from '../../listen/bind.ts';
import { createLimitedServer, serve } from '../../listen/server.ts';
import { openUpstream } from '../../upstream.ts';
import { Counters } from '../fetch/counters.ts';
import { createLab, type LabOptions } from '../lab.ts';
import { Waiting } from '../limits/waiting.ts';
import { Sessions } from '../socket-io/sessions.ts';

/** A token that this lab takes for one of an open panel. */
export const OPEN_TOKEN = '0123456789abcdef0123456789abcdef';

/** A lab on a port of its own. */
export async function startLab(
  environment: Record<string, string> = {},
  options: Pick<LabOptions, 'scripts'> = {},
) {
  const wanted = parseConfig(environment);
  const { port, servers } = await bind(0, ['127.0.0.1'], () => createLimitedServer(wanted.limits));
  const config = withPorts(parseConfig({ ...environment, LAB_PORT: String(port) }), {
    ...wanted.ports,
    lab: port,
  });
  const isOpenPanel = (token: string) => token === OPEN_TOKEN;
  const waiting = new Waiting(config.limits.waitingBytes);
  const sessions = new Sessions(config.limits.sessions);
  const counters = new Counters(isOpenPanel);
  const shared = { isOpenPanel, counters, waiting, sessions };
  const upstream = await openUpstream(config, shared);
  const lab = createLab(config, { ...shared, port, dialUpstream: upstream.dial, ...options });
  const host = `localhost:${port}`;
  const origins = new Set([`http://${host}`, `http://127.0.0.1:${port}`]);
  for (const server of servers) serve(server, guard({ origins, limits: config.limits }, lab));
  return {
    port,
    host,
    origins: config.origins,
    limits: config.limits,
    waiting,
    upstream: upstream.server,
    /** Resolves when no connection is left. */
    async close() {
      lab.close();
      for (const server of servers) server.closeAllConnections();
      await Promise.all([...servers.map(stopListening), upstream.close()]);
    },
  };
}
