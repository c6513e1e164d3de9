import type { Config } from './config/config.ts';
import { withPorts } from './config/parse.ts';
import { guard, type Handlers } from './http/guard.ts';
import { hostOf } from './http/host.ts';
import { onReaderOrigin } from './http/loopback.ts';
import { createLab } from './lab/lab.ts';
import { listen, type OpenPort } from './listen/listen.ts';
import { serve } from './listen/server.ts';
import type { OriginName, Origins } from './protocol.ts';
import { certificateIn } from './tls/store.ts';

/** The program, running. */
export interface Running {
  /** The configuration with the ports that the system gave. */
  readonly config: Config;
  readonly origins: Origins;
  /** Sentences for the person who started the program. */
  readonly notices: readonly string[];
  /** Ends every connection and stops listening; resolves within about a second. Safe to call twice. */
  close(): Promise<void>;
}

/** How long connections get to say goodbye, in milliseconds. */
const GRACE_MS = 500;

const LAB_NAMES: readonly OriginName[] = ['lab', 'other-site', 'partner', 'evil', 'sibling-x', 'sibling-y'];

/**
 * Opens reader, lab and TLS lab, and joins them to what answers.
 *
 * @throws ListenError when a port cannot be had
 */
export async function startServers(wanted: Config): Promise<Running> {
  const opened = await listen(wanted, await certificateIn(wanted.dataDirectory));
  const { reader, lab, labTls } = opened.ports;
  const config = withPorts(wanted, { reader: reader.port, lab: lab.port, labTls: labTls.port });
  const { origins, limits } = config;
  const bodyBytes = limits.bodyBytes;

  const isOpenPanel = () => false;
  const labs = [
    { port: lab, names: LAB_NAMES },
    { port: labTls, names: ['lab-tls'] as const },
  ].map(({ port, names }) => {
    const answers = createLab(config, { port: port.port, isOpenPanel });
    const hosts = new Set(names.map(name => hostOf(origins[name])));
    join(port, guard({ hosts, bodyBytes }, answers));
    return answers;
  });

  join(
    reader,
    guard(
      {
        hosts: new Set([hostOf(origins.reader)]),
        bodyBytes,
        elsewhere: (host, target) => onReaderOrigin(origins.reader, reader.port, host, target),
      },
      {
        request: (_request, response) => response.writeHead(404).end(),
        upgrade: (_r, socket) => socket.destroy(),
      },
    ),
  );

  const ports = [reader, lab, labTls];
  for (const port of ports) port.open();

  let closed: Promise<void> | undefined;
  async function close() {
    for (const answers of labs) answers.close();
    await Promise.all(ports.map(port => port.close(GRACE_MS)));
  }
  return {
    config,
    origins,
    notices: opened.notices,
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}

function join({ servers }: OpenPort, handlers: Handlers): void {
  for (const server of servers) serve(server, handlers);
}
