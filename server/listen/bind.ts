import { isIPv6 } from 'node:net';
import type { Server } from './server.ts';

/** An address that could not be had, and why, as the system says it (`EADDRINUSE`, `EACCES`, …). */
export interface Failure {
  readonly address: string;
  readonly code: string;
}

/** One port on several addresses. `port` is the number that the system gave where 0 was asked for. */
export interface Bound {
  readonly port: number;
  readonly servers: readonly Server[];
  readonly failures: readonly Failure[];
}

/** How often a free port is asked for again because another address already had the number. */
const ATTEMPTS = 20;

/** Codes of a machine without IPv6. */
const NO_IPV6 = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL']);
export const lacksIPv6 = ({ address, code }: Failure) => isIPv6(address) && NO_IPV6.has(code);

/**
 * Listens on one port of every address, with a server each. Both families are needed: where another program holds
 * one of them, one browser would silently talk to it.
 *
 * @param create makes a server that does not listen yet
 */
export async function bind(port: number, addresses: readonly string[], create: () => Server): Promise<Bound> {
  for (let attempt = 1; ; attempt++) {
    const bound = await bindOnce(port, addresses, create);
    const collided = port === 0 && bound.failures.some(({ code }) => code === 'EADDRINUSE');
    if (!collided || attempt === ATTEMPTS) return bound;
    await Promise.all(bound.servers.map(stopListening));
  }
}

async function bindOnce(wanted: number, addresses: readonly string[], create: () => Server): Promise<Bound> {
  let port = wanted;
  const servers: Server[] = [];
  const failures: Failure[] = [];
  for (const address of addresses) {
    const server = create();
    const failure = await listenOn(server, port, address);
    if (failure) {
      failures.push(failure);
      continue;
    }
    servers.push(server);
    const given = server.address();
    if (given !== null && typeof given === 'object') port = given.port;
  }
  return { port, servers, failures };
}

function listenOn(server: Server, port: number, host: string): Promise<Failure | undefined> {
  return new Promise(resolve => {
    const onError = (error: NodeJS.ErrnoException) =>
      resolve({ address: host, code: error.code ?? error.message });
    server.once('error', onError);
    server.listen({ port, host, ipv6Only: isIPv6(host) }, () => {
      server.off('error', onError);
      resolve(undefined);
    });
  });
}

/** Stops listening; resolves when no connection is left. */
export function stopListening(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
  });
}
