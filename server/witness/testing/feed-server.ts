import { createServer } from 'node:http';
import {
  type AddressInfo,
  connect,
  createServer as createTcpServer,
  type Socket as TcpSocket,
} from 'node:net';
import { io, type Socket } from 'socket.io-client';
import {
  WITNESS_HEADER,
  WITNESS_PATH,
  type WitnessClientEvents,
  type WitnessServerEvents,
} from '../../protocol/feed.ts';
import { RawClient } from '../../testing/raw-client.ts';
import { createRecorder } from '../../wire/recorder.ts';
import { tap } from '../../wire/tap.ts';
import { LIMITS } from '../../wire/testing/recorded.ts';
import { testServer } from '../../wire/testing/server.ts';
import { createFeed } from '../feed.ts';
import { type Delay, Panels } from '../panels.ts';

export const READER = 'http://reader.test';
export type FeedClient = Socket<WitnessServerEvents, WitnessClientEvents>;
export type Transport = 'polling' | 'websocket';

/** A tapped lab, and beside it a reader's server with the feed. */
export async function feedServer(limits: Partial<typeof LIMITS> = {}, delay?: Delay, unpolledMs = 30_000) {
  const all = { ...LIMITS, ...limits };
  const panels = delay ? new Panels(all, delay) : new Panels(all);
  const recorder = createRecorder(panels, all);
  const lab = await testServer(bare => tap(bare, recorder.observe));
  const feed = createFeed({
    readerOrigin: READER,
    idleMs: 20_000,
    learners: all.learners,
    unpolledMs,
    panels,
    proxies: [],
    recorder,
  });
  const reader = createServer((request, response) => {
    if (feed.handles(request.url ?? '')) feed.request(request, response);
    else response.writeHead(404).end();
  });
  reader.on('upgrade', feed.upgrade);
  const sockets = new Set<TcpSocket>();
  reader.on('connection', socket => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>(resolve => reader.listen(0, '127.0.0.1', resolve));
  const { port } = reader.address() as AddressInfo;
  const clients = new Set<FeedClient>();
  return {
    lab,
    panels,
    feed,
    port,
    settled: recorder.settled,
    connectLab: () => RawClient.connect(lab.port),
    connectRaw: () => RawClient.connect(port),
    /** A page's feed, as a browser would open it. */
    page(transports: readonly Transport[], at = port): FeedClient {
      const client: FeedClient = io(`http://127.0.0.1:${at}`, {
        path: WITNESS_PATH,
        transports: [...transports],
        forceNew: true,
        reconnectionDelay: 1,
        reconnectionDelayMax: 1,
        extraHeaders: { origin: READER, [WITNESS_HEADER]: '1' },
      });
      clients.add(client);
      return client;
    },
    async close() {
      for (const client of clients) client.disconnect();
      await feed.close();
      for (const socket of sockets) socket.destroy();
      await new Promise(resolve => reader.close(resolve));
      await lab.close();
    },
  };
}

/**
 * A TCP proxy that cuts everything after so many bytes to the client, then again after the next so many, and at last lets
 * all through. Bytes and not messages, so that a cut falls into the middle of a batch.
 */
export async function cuttingProxy(target: number, budgets: readonly number[]) {
  const left = [...budgets];
  let budget = left.shift() ?? Number.POSITIVE_INFINITY;
  const sockets = new Set<TcpSocket>();
  const destroyAll = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  const server = createTcpServer(client => {
    const upstream = connect(target, '127.0.0.1');
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const one of [client, upstream]) {
      sockets.add(one);
      one.on('error', end).on('close', end);
    }
    client.on('data', bytes => upstream.write(bytes));
    upstream.on('data', bytes => {
      const passed = bytes.subarray(0, budget);
      budget -= passed.length;
      if (budget > 0) {
        client.write(passed);
        return;
      }
      budget = left.shift() ?? Number.POSITIVE_INFINITY;
      upstream.destroy();
      client.end(passed, destroyAll);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    /** How many cuts are still to come. */
    left: () => left.length + (Number.isFinite(budget) ? 1 : 0),
    async close() {
      destroyAll();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
