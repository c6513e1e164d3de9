import type { Case } from './case.ts';
import { halfOpen } from './half-open.ts';
import { until } from './until.ts';

/** Requests that no handler sees: what is wrong with each, and the status that Node gives it. */
const MALFORMED: readonly (readonly [request: string, status: number])[] = [
  ['GET / HTTP/1.1\r\nHost : x\r\n\r\n', 400],
  ['nonsense\r\n\r\n', 400],
  [`GET / HTTP/1.1\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`, 431],
  ['GET / HTTP/1.1\r\nHost: x\r\n', 408],
];
const HEAD_MS = 1_000;
/** How long a response may take, in milliseconds. */
const BOUND_MS = 10_000;

export const malformedRequests: Case = {
  title: `${MALFORMED.length} requests that Node refuses by itself: malformed, too long, too slow`,
  limit: 'each gets its status and a sentence',
  environment: { LIMIT_HEAD_MS: String(HEAD_MS) },
  stock: false,
  async attack({ port }) {
    const clients = MALFORMED.map(([request, status]) => ({ ...halfOpen(port, request), status }));
    const told = () =>
      clients.filter(({ received, status }) =>
        new RegExp(`^HTTP/1.1 ${status} [\\s\\S]*\\r\\n\\r\\n.+\\.\\n$`).test(received()),
      ).length;
    await until(() => told() === clients.length, BOUND_MS);
    const value = told();
    for (const { socket } of clients) socket.destroy();
    return { shown: `${value} with a sentence`, value };
  },
  holds: ours => ours === MALFORMED.length,
};

/** Names under which the reader's port is reached on one's own machine. */
const LOOPBACK = ['localhost', '127.0.0.1'];

export const staleWorker: Case = {
  title: 'The browser asks for the service worker that another app left behind on this port',
  limit: 'a worker that unregisters itself, under each name of this machine',
  stock: false,
  async attack({ readerPort }) {
    const clients = LOOPBACK.map(name =>
      halfOpen(
        readerPort ?? 0,
        `GET /sw.js HTTP/1.1\r\nHost: ${name}:${readerPort}\r\nService-Worker: script\r\n\r\n`,
      ),
    );
    const gets = () =>
      clients.filter(({ received }) => /^HTTP\/1.1 200 [\s\S]*javascript[\s\S]*unregister\(/.test(received()))
        .length;
    await until(() => gets() === clients.length, BOUND_MS);
    const value = gets();
    for (const { socket } of clients) socket.destroy();
    return { shown: `${value} of ${LOOPBACK.length} names`, value };
  },
  holds: ours => ours === LOOPBACK.length,
};
