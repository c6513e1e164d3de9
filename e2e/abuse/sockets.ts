import { once } from 'node:events';
import WebSocket from 'ws';
import { WITNESS_PATH } from '../../server/protocol/feed.ts';
import { LAB_PATHS } from '../../server/protocol/paths.ts';
import type { Case } from './case.ts';
import { halfOpen } from './half-open.ts';
import { until } from './until.ts';

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
    const left = () => clients.filter(client => !client.gone()).length;
    // A socket that is gone answers a byte with a reset, one that is kept with nothing.
    const isOver = () => {
      for (const client of clients)
        if (/^HTTP/.test(client.received()) && !client.gone()) client.socket.write('x');
      return left() === 0;
    };
    await until(isOver, boundMs);
    const refused = clients.filter(client => /^HTTP\/1.1 4/.test(client.received())).length;
    const kept = left();
    for (const { socket } of clients) socket.destroy();
    return { shown: `${refused} refused, ${kept} left`, value: refused === REFUSED ? kept : Number.NaN };
  },
  holds: ours => ours === 0,
});

const FRAGMENTS = 16_000;

/** A message that never ends, in frames of a byte each. */
export const endlessFragments: Case = {
  title: `A WebSocket message of ${FRAGMENTS} frames of a byte each, without an end`,
  limit: 'closed with 1008',
  stock: false,
  async attack({ port }) {
    const url = `ws://127.0.0.1:${port}${LAB_PATHS.websocket}?greet=off`;
    const ws = new WebSocket(url, { headers: { Host: `localhost:${port}` }, perMessageDeflate: false });
    let code = 0;
    ws.on('error', () => {}).on('close', closed => {
      code = closed;
    });
    await once(ws, 'open');
    for (let sent = 0; sent < FRAGMENTS; sent++) ws.send('a', { fin: false });
    await until(() => code !== 0, BEYOND_MS);
    ws.terminate();
    return { shown: code === 0 ? 'still open' : `closed with ${code}`, value: code };
  },
  holds: ours => ours === 1008,
};

const MOST = 16;
const BEYOND = 8;
/** How long the responses may take, in milliseconds. */
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
    const refused = () =>
      beyond.filter(client => /^HTTP\/1.1 503 [\s\S]*\r\nConnection: close\r\n/i.test(client.received()))
        .length;
    await until(() => refused() === BEYOND, BEYOND_MS);
    const value = refused();
    for (const { socket } of [...idle, ...beyond]) socket.destroy();
    return { shown: `${value} answered 503`, value };
  },
  holds: ours => ours === BEYOND,
};
