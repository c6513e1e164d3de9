import { once } from 'node:events';
import { join } from 'node:path';
import WebSocket from 'ws';
import { LAB_PATHS } from '../../server/protocol/paths.ts';
import { startChild } from '../servers/children.ts';
import { type Case, sleep, type Target } from './case.ts';

const CONNECTIONS = 10;
const EVENTS = 100_000;
/** How long a learner's waits are measured from the first event of the flood, in milliseconds, and how often one asks. */
const WATCHED_MS = 10_000;
const EVERY_MS = 20;

/** Somebody who sends one event after the other and waits for each echo. */
async function learner({ port }: Target) {
  const url = `ws://127.0.0.1:${port}${LAB_PATHS['socket-io']}?EIO=4&transport=websocket`;
  const ws = new WebSocket(url, { headers: { Host: `localhost:${port}` } });
  let heard = () => {};
  const joined = new Promise<void>((resolve, reject) => {
    ws.on('error', reject);
    ws.on('message', data => {
      const packet = String(data);
      if (packet.startsWith('0')) ws.send('40');
      else if (packet.startsWith('40')) resolve();
      else if (packet === '2') ws.send('3');
      else if (packet.startsWith('42["message-back"')) heard();
    });
  });
  await joined;
  return {
    /** How long one echo takes, in milliseconds. */
    async wait(): Promise<number> {
      const start = performance.now();
      const back = new Promise<void>(resolve => {
        heard = resolve;
      });
      ws.send('42["message","learner"]');
      await back;
      return performance.now() - start;
    },
    close: () => ws.terminate(),
  };
}

/** The value below which 99 of 100 lie. */
export function p99(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN;
}

/** @param folder of the built programs */
export const eventFlood = (folder: string): Case => ({
  title: `${CONNECTIONS} connections send ${EVENTS} events each; what another learner waits for an echo, p99 of 10 s`,
  limit: 'a tenth of stock',
  stock: true,
  async attack(target) {
    const somebody = await learner(target);
    await somebody.wait();
    const args = [target.port, CONNECTIONS, EVENTS].map(String);
    const flooders = startChild([join(folder, 'flood-client.mjs'), ...args], process.env);
    const waits: number[] = [];
    try {
      await once(flooders.process, 'message');
      const start = performance.now();
      // One asks at fixed moments, so that a long wait counts for all who would have asked meanwhile.
      for (let asked = start; asked < start + WATCHED_MS; asked += EVERY_MS) {
        const early = asked - performance.now();
        if (early > 0) await sleep(early);
        await somebody.wait();
        waits.push(performance.now() - asked);
      }
    } finally {
      somebody.close();
      await flooders.end();
    }
    const value = p99(waits);
    return { shown: `${value.toFixed(1)} ms (longest ${Math.max(...waits).toFixed(0)} ms)`, value };
  },
  holds: (ours, stock) => ours <= stock / 10,
});

/** Events sent in one turn. */
const SLICE = 500;

/** A connection that floods, and another that does not; nothing is timed. */
export const floodEnds = (events: number, environment = {}): Case => ({
  title: `One connection sends ${events} events as fast as it can`,
  limit: 'a notice, then the end with 1008; another learner is served',
  environment,
  stock: false,
  async attack(target) {
    const url = `ws://127.0.0.1:${target.port}${LAB_PATHS['socket-io']}?EIO=4&transport=websocket`;
    const ws = new WebSocket(url, { headers: { Host: `localhost:${target.port}` } });
    let noticed = false;
    let left = events;
    // In slices, as a client does that reads meanwhile.
    const more = () => {
      for (let slice = 0; slice < SLICE && left > 0 && ws.readyState === ws.OPEN; slice++, left--)
        ws.send('42["message","flood"]');
      if (left > 0 && ws.readyState === ws.OPEN) setImmediate(more);
    };
    ws.on('error', () => {});
    ws.on('message', data => {
      const packet = String(data);
      if (packet.startsWith('42["notice"')) noticed = true;
      else if (packet.startsWith('0')) ws.send('40');
      else if (packet.startsWith('40')) more();
    });
    const [code] = await once(ws, 'close');
    const somebody = await learner(target);
    await somebody.wait();
    somebody.close();
    return {
      shown: `${noticed ? 'a notice' : 'no notice'}, closed with ${code}`,
      value: noticed && code === 1008 ? 1 : 0,
    };
  },
  holds: ours => ours === 1,
});
