import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import type { Config } from '../config/config.ts';
import { Mistake } from '../config/mistake.ts';
import { LIMITS, PORTS, type PortName } from '../config/variables.ts';
import { DescriptorWatch } from '../descriptors.ts';
import type { Answer } from '../http/answer.ts';
import type { KeyPair } from '../tls/certificate.ts';
import { type Bound, bind, stopListening } from './bind.ts';
import { limitConnections, RESERVE } from './connections.ts';
import { bearable, commandWith, describe, type PortFailure } from './failures.ts';
import { createLimitedServer, type Server } from './server.ts';

/** One of the program's ports, open on every address but answering nobody yet. */
export interface OpenPort {
  readonly port: number;
  readonly servers: readonly Server[];
  /** From here on connections are accepted; until then they are closed at once. */
  open(): void;
  /** The refusal that a request gets when its connection is beyond the limit; undefined for every other. */
  refusal(socket: Socket): Answer | undefined;
  /** Connections that were reset without a response, because there were too many. */
  resets(): number;
  /** Stops listening and ends every connection, at the latest after the given milliseconds. */
  close(graceMs: number): Promise<void>;
}

export interface OpenPorts {
  readonly ports: Readonly<Record<PortName, OpenPort>>;
  /** Sentences for the person who started the program. */
  readonly notices: readonly string[];
}

/** Below it a port demands rights (RFC 6335 §6, the system ports). */
const FIRST_FREE = 1_024;
const LAST_PORT = 65_535;
/** How many ports are asked for before nothing is proposed: where the addresses themselves collide, none is free. */
const MOST_TRIED = 200;

const NAMES: readonly PortName[] = ['reader', 'lab', 'lab2', 'labTls'];

/**
 * Opens all ports or none.
 *
 * @param log takes sentences for the person who runs the program, while it runs
 * @throws Mistake with one line that names each port that cannot be had and, where ports are taken, ends in a command that works
 */
export async function listen(
  config: Config,
  tls: KeyPair,
  log: (sentence: string) => void,
): Promise<OpenPorts> {
  const { addresses, limits } = config;
  const bound = new Map<PortName, Bound>();
  const failed: PortFailure[] = [];
  for (const name of NAMES) {
    const result = await bind(config.ports[name], addresses, () =>
      createLimitedServer(limits, name === 'labTls' ? tls : undefined),
    );
    bound.set(name, result);
    if (result.failures.length === 0) continue;
    const lost = new Set(result.failures.map(({ address }) => address));
    failed.push({
      name,
      port: config.ports[name],
      got: addresses.filter(address => !lost.has(address)),
      failures: result.failures,
    });
  }

  const unbearable = failed.filter(failure => !bearable(failure));
  if (unbearable.length > 0) {
    await Promise.all([...bound.values()].flatMap(({ servers }) => servers.map(stopListening)));
    throw new Mistake(await explain(config, unbearable));
  }

  const descriptors = new DescriptorWatch(() =>
    log(
      'This process can open no more files (EMFILE), so the system closes further connections; ' +
        `raise its limit (ulimit -n), or lower ${LIMITS.connections.name}.`,
    ),
  );
  const port = (name: PortName): OpenPort => {
    const { port, servers } = bound.get(name) ?? { port: 0, servers: [] };
    for (const server of servers) {
      server.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EMFILE' && error.code !== 'ENFILE') throw error;
        descriptors.exhausted();
      });
    }
    const onReset = () =>
      log(
        `Port ${port} (${PORTS[name].name}) has its ${limits.connections} connections (${LIMITS.connections.name}) open; ` +
          `beyond them ${RESERVE} are answered with 503, and the others are reset.`,
      );
    return { port, servers, ...limitConnections(servers, limits.connections, descriptors, onReset) };
  };
  return {
    ports: { reader: port('reader'), lab: port('lab'), lab2: port('lab2'), labTls: port('labTls') },
    notices: failed.length > 0 ? ['This machine has no IPv6; listening on IPv4 alone.'] : [],
  };
}

async function explain(config: Config, failures: readonly PortFailure[]): Promise<string> {
  const sentences = failures.map(describe).join(' ');
  const taken = failures.filter(failure => failure.failures.some(({ code }) => code === 'EADDRINUSE'));
  if (taken.length === 0) return sentences;
  const variables: Record<string, number> = {};
  for (const name of NAMES) {
    const port = config.ports[name];
    if (taken.some(failure => failure.name === name)) {
      const avoid = [...Object.values(config.ports), ...Object.values(variables)];
      const free = await freePort(port + 100, config.addresses, avoid);
      if (free === undefined) return sentences;
      variables[PORTS[name].name] = free;
    } else if (String(port) !== PORTS[name].default) variables[PORTS[name].name] = port;
  }
  return `${sentences} This works: ${commandWith(variables, config.development ? 'npm run dev' : 'npm start')}`;
}

/** The first port from a number on that is free on every address, of a few hundred; beyond the last the low ones follow. */
async function freePort(
  from: number,
  addresses: readonly string[],
  avoid: readonly number[],
): Promise<number | undefined> {
  for (let tried = 0; tried < MOST_TRIED; tried++) {
    const port = FIRST_FREE + ((from - FIRST_FREE + tried) % (LAST_PORT - FIRST_FREE + 1));
    if (avoid.includes(port)) continue;
    const { servers, failures } = await bind(port, addresses, createServer);
    await Promise.all(servers.map(stopListening));
    if (!failures.some(({ code }) => code === 'EADDRINUSE' || code === 'EACCES')) return port;
  }
  return undefined;
}
