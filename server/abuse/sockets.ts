import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { LAB_PATHS, WITNESS_PATH } from '../protocol.ts';
import { type Case, sleep } from './case.ts';

/** A client that keeps its side open, whatever the server does: only the server can end it. */
interface HalfOpen {
  readonly socket: Socket;
  /** What came back so far. */
  received(): string;
  /** Whether the server has let it go: reset, or no longer there for what is sent. */
  gone(): boolean;
}

function halfOpen(port: number, request: string): HalfOpen {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  let received = '';
  let gone = false;
  socket.setEncoding('latin1').on('data', text => {
    received += text;
  });
  socket.on('error', () => {
    gone = true;
  });
  socket.on('close', () => {
    gone = true;
  });
  if (request !== '') socket.write(request);
  return { socket, received: () => received, gone: () => gone };
}

const upgrade = (path: string, port: number, origin: string) =>
  [
    `GET ${path} HTTP/1.1`,
    `Host: localhost:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    `Origin: ${origin}`,
    '',
    '',
  ].join('\r\n');

const REFUSED = 16;

/** @param boundMs how long the server may take */
export const refusedUpgrades = (idleMs: number, boundMs: number): Case => ({
  title: `${REFUSED} refused upgrades whose clients never close their side (idle limit of ${idleMs / 1_000} s)`,
  limit: `none is left after ${boundMs / 1_000} s`,
  environment: { LIMIT_IDLE_MS: String(idleMs) },
  stock: true,
  async attack({ port, readerPort }) {
    const at = readerPort ?? port;
    // The feed refuses a foreign Origin; the stock server a transport that there is not.
    const path =
      readerPort === undefined
        ? `${LAB_PATHS['socket-io']}?EIO=4&transport=none`
        : `${WITNESS_PATH}?EIO=4&transport=websocket`;
    const clients = Array.from({ length: REFUSED }, () =>
      halfOpen(at, upgrade(path, at, 'http://page.example')),
    );
    const start = performance.now();
    const left = () => clients.filter(client => !client.gone()).length;
    while (left() > 0 && performance.now() - start < boundMs) {
      await sleep(250);
      // A socket that is gone answers a byte with a reset, one that is kept with nothing.
      for (const client of clients)
        if (/^HTTP/.test(client.received()) && !client.gone()) client.socket.write('x');
    }
    const refused = clients.filter(client => /^HTTP\/1.1 4/.test(client.received())).length;
    const kept = left();
    for (const { socket } of clients) socket.destroy();
    return { shown: `${refused} refused, ${kept} left`, value: refused === REFUSED ? kept : Number.NaN };
  },
  holds: ours => ours === 0,
});

const MOST = 16;
const BEYOND = 8;
/** How long the answers may take, in milliseconds. */
const BEYOND_MS = 5_000;

export const connectionLimit: Case = {
  title: `${MOST} connections at the limit, and ${BEYOND} beyond it`,
  limit: 'those beyond are answered 503',
  environment: { LIMIT_CONNECTIONS: String(MOST) },
  stock: false,
  async attack({ port }) {
    const idle = Array.from({ length: MOST }, () => halfOpen(port, ''));
    await Promise.all(idle.map(({ socket }) => once(socket, 'connect')));
    const beyond = Array.from({ length: BEYOND }, () =>
      halfOpen(port, `GET ${LAB_PATHS.fetch} HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`),
    );
    const start = performance.now();
    const refused = () =>
      beyond.filter(client => /^HTTP\/1.1 503 [\s\S]*\r\nConnection: close\r\n/i.test(client.received()))
        .length;
    while (refused() < BEYOND && performance.now() - start < BEYOND_MS) await sleep(100);
    const value = refused();
    for (const { socket } of [...idle, ...beyond]) socket.destroy();
    return { shown: `${value} answered 503`, value };
  },
  holds: ours => ours === BEYOND,
};
