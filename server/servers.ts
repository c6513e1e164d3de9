import type { IncomingMessage } from 'node:http';
import type { Config } from './config/config.ts';
import { onReaderOrigin } from './config/loopback.ts';
import { withPorts } from './config/parse.ts';
import { answerSocket } from './http/answer.ts';
import { type Guarded, guard } from './http/guard.ts';
import { hostOf } from './http/host.ts';
import { replaceWorkers } from './http/stale-worker.ts';
import { Counters } from './lab/fetch/counters.ts';
import { createLab } from './lab/lab.ts';
import { Waiting } from './lab/limits/waiting.ts';
import { Sessions } from './lab/socket-io/sessions.ts';
import { listen, type OpenPort } from './listen/listen.ts';
import { serve } from './listen/server.ts';
import type { OriginName, Origins } from './protocol/origins.ts';
import { LAB_PATHS, REMOVED_WORKER_PARAMETER } from './protocol/paths.ts';
import { INTERNAL_HOST } from './protocol/words.ts';
import type { Reader } from './reader/handlers.ts';
import { isFromOwnPages } from './reader/own-pages.ts';
import { createReader } from './reader/reader.ts';
import { keepFresh } from './tls/renew.ts';
import { certificateIn } from './tls/store.ts';
import { openUpstream } from './upstream.ts';
import { createRecorder } from './wire/recorder.ts';
import { type CheckedServer, selfCheck } from './wire/self-check.ts';
import { tap } from './wire/tap.ts';
import { createFeed, type Feed } from './witness/feed.ts';
import { Panels } from './witness/panels.ts';

/** The program, running. */
export interface Running {
  /** The configuration with the ports that the system gave. */
  readonly config: Config;
  readonly origins: Origins;
  /** Sentences for the person who started the program. */
  readonly notices: readonly string[];
  /** Ends every connection and stops listening, in about half a second. Safe to call twice. */
  close(): Promise<void>;
}

/** How long connections get to say goodbye, in milliseconds. */
const GRACE_MS = 500;

/** The names under which each lab port is known. */
const LAB_NAMES = {
  lab: ['lab', 'other-site', 'partner', 'evil', 'sibling-x', 'sibling-y'],
  lab2: ['lab-2'],
  labTls: ['lab-tls'],
} as const satisfies Readonly<Record<string, readonly OriginName[]>>;

/**
 * Opens reader, lab and TLS lab; joins the tap to the labs and the witness feed to the reader.
 *
 * @param openReader makes what answers with pages; it may need a build, which a test of the ports does not
 * @param log takes sentences for the person who runs the program, while it runs
 * @throws Mistake when a port or the data directory cannot be had, or the tap is blind
 */
export async function startServers(
  wanted: Config,
  openReader = createReader,
  log: (sentence: string) => void = sentence => process.stderr.write(`${sentence}\n`),
): Promise<Running> {
  const certificate = await certificateIn(wanted.dataDirectory);
  const { ports, notices } = await listen(wanted, certificate, log);
  const all = Object.values(ports);
  const closeAll = () => Promise.all(all.map(port => port.close(GRACE_MS)));
  const config = withPorts(wanted, {
    reader: ports.reader.port,
    lab: ports.lab.port,
    lab2: ports.lab2.port,
    labTls: ports.labTls.port,
  });
  const { origins, limits, dataDirectory } = config;

  const panels = new Panels(limits);
  const recorder = createRecorder(panels, limits);
  const feed = createFeed({
    readerOrigin: origins.reader,
    idleMs: limits.idleMs,
    learners: limits.learners,
    unpolledMs: limits.unpolledMs,
    panels,
    proxies: config.proxies,
    recorder,
  });
  const isOpenPanel = (token: string) => panels.knows(token);
  const counters = new Counters(isOpenPanel);
  const waiting = new Waiting(limits.waitingBytes);
  const sessions = new Sessions(limits.sessions);
  const shared = { isOpenPanel, counters, waiting, sessions };
  const upstream = await openUpstream(config, shared).catch(async error => {
    await closeAll();
    throw error;
  });
  const observed = (server: CheckedServer['server'], host: string): CheckedServer => ({
    server,
    tap: tap(server, recorder.observe),
    host,
    upgradePath: LAB_PATHS.websocket,
  });
  const tapped = [observed(upstream.server, INTERNAL_HOST)];
  const labs = (['lab', 'lab2', 'labTls'] as const).map(name => {
    const { port, servers } = ports[name];
    const lab = createLab(config, { ...shared, port, dialUpstream: upstream.dial });
    const known = new Set(LAB_NAMES[name].map(origin => origins[origin]));
    // The tap comes first: it must see a request before anything answers it.
    tapped.push(...servers.map(server => observed(server, hostOf(origins[LAB_NAMES[name][0]]))));
    const hosts = new Set([...known].map(hostOf));
    const guarded = guard({ origins: known, limits, beyondLimit: ports[name].refusal }, lab);
    join(
      ports[name],
      replaceWorkers(host => hosts.has(host), guarded),
    );
    return lab;
  });

  ports.lab.open();
  ports.lab2.open();
  ports.labTls.open();
  const prepare = async () => {
    await selfCheck(tapped);
    return openReader(config);
  };
  const reader = await prepare().catch(async error => {
    await Promise.all([closeAll(), upstream.close()]);
    throw error;
  });
  join(ports.reader, atReader(config, ports.reader, feed, reader));
  const stopRenewing = keepFresh(dataDirectory, certificate, ports.labTls.servers);
  ports.reader.open();

  const close = async () => {
    stopRenewing();
    for (const lab of labs) lab.close();
    await Promise.all([feed.close(), reader.close(), closeAll(), upstream.close()]);
    for (const { tap } of tapped) tap.untap();
  };
  let closed: Promise<void> | undefined;
  return {
    config,
    origins,
    notices: [...config.exposures.map(sentence => `Unsafe: ${sentence}`), ...notices],
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}

/** The reader's port: the feed at its path, the pages everywhere else, one name only. */
function atReader(
  { origins, ports, limits }: Config,
  { refusal }: OpenPort,
  feed: Feed,
  reader: Reader,
): Guarded {
  const elsewhere = (host: string, target: string) =>
    onReaderOrigin(origins.reader, ports.reader, host, target);
  const gate = {
    origins: new Set([origins.reader]),
    limits,
    beyondLimit: refusal,
    isPreferred: ({ headers }: IncomingMessage) => isFromOwnPages(headers, origins.reader),
    elsewhere,
  };
  const isOurs = (host: string) => host === hostOf(origins.reader) || elsewhere(host, '/') !== undefined;
  const handlers = guard(gate, {
    request(request, response) {
      if (feed.handles(request.url ?? '')) feed.request(request, response);
      else reader.request(request, response);
    },
    upgrade(request, socket, head) {
      if (feed.handles(request.url ?? '')) feed.upgrade(request, socket, head);
      else if (!reader.upgrade?.(request, socket, head)) {
        answerSocket(socket, { status: 404, sentence: 'The reader speaks WebSocket at another path.' });
      }
    },
  });
  return replaceWorkers(isOurs, handlers, REMOVED_WORKER_PARAMETER);
}

function join({ servers }: OpenPort, handlers: Guarded): void {
  for (const server of servers) serve(server, handlers);
}
