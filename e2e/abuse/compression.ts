import { once } from 'node:events';
import WebSocket from 'ws';
import { LAB_PATHS } from '../../server/protocol/paths.ts';
import type { Case } from './case.ts';

const CONNECTIONS = 400;
/** Compressible, and longer than the threshold below which nothing is compressed. */
const MESSAGE = Array.from({ length: 400 }, (_, index) => `word ${(index * 7_919) % 1_000}`).join(' ');
/** Connections before memory is measured, for what every process loads once. */
const FIRST = 40;

export const compressedMessage: Case = {
  title: `${CONNECTIONS} WebSocket connections send one compressed message each and stay; memory per connection`,
  limit: 'at most 64 KiB',
  stock: true,
  async attack(target) {
    const open: WebSocket[] = [];
    const connect = async (path: string) => {
      const url = `ws://127.0.0.1:${target.port}${path}`;
      const ws = new WebSocket(url, { headers: { Host: `localhost:${target.port}` } });
      await once(ws, 'open');
      open.push(ws);
      return ws;
    };
    const path = target.readerPort === undefined ? LAB_PATHS.websocket : `${LAB_PATHS.websocket}?greet=off`;
    const speak = async (ws: WebSocket) => {
      const echoed = once(ws, 'message');
      ws.send(MESSAGE);
      await echoed;
    };
    for (let index = 0; index < FIRST; index++) await speak(await connect(path));
    const silent: WebSocket[] = [];
    for (let index = 0; index < CONNECTIONS; index++) silent.push(await connect(path));
    const before = await target.memory();
    for (const ws of silent) await speak(ws);
    const value = ((await target.memory()) - before) * (1_024 / CONNECTIONS);
    for (const ws of open) ws.terminate();
    return { shown: `${value.toFixed(0)} KiB`, value };
  },
  holds: ours => ours <= 64,
};
