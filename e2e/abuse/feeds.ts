import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { io, type Socket } from 'socket.io-client';
import WebSocket from 'ws';
import {
  type OpenAnswer,
  type ResumeAnswer,
  WITNESS_HEADER,
  WITNESS_PATH,
  type WitnessClientEvents,
  type WitnessServerEvents,
} from '../../server/protocol/feed.ts';
import { LAB_PATHS, RUN_PARAMETER, TOKEN_PARAMETER } from '../../server/protocol/paths.ts';
import { type Case, sleep, type Target } from './case.ts';

type Feed = Socket<WitnessServerEvents, WitnessClientEvents>;

/** How long the witness may take, in milliseconds. */
const ANSWER_MS = 10_000;

function feedOf({ readerPort }: Target): Feed {
  const reader = `http://localhost:${readerPort}`;
  return io(`http://127.0.0.1:${readerPort}`, {
    path: WITNESS_PATH,
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { host: `localhost:${readerPort}`, origin: reader, [WITNESS_HEADER]: '1' },
  });
}

async function openPanel(feed: Feed): Promise<OpenAnswer> {
  return feed.timeout(ANSWER_MS).emitWithAck('open-panel');
}

const PANELS = 64;
/** Messages of each panel's run, whose echoes are recorded too; the limits per panel and direction would let them in. */
const MESSAGES = 6;
const MESSAGE = 'x'.repeat(40_000);

/** One run: connects with a panel's token, and hears every echo. */
async function run({ port }: Target, token: string): Promise<void> {
  const run = randomBytes(8).toString('hex');
  const query = `greet=off&${TOKEN_PARAMETER}=${token}&${RUN_PARAMETER}=${run}`;
  const ws = new WebSocket(`ws://127.0.0.1:${port}${LAB_PATHS.websocket}?${query}`, {
    headers: { Host: `localhost:${port}` },
    perMessageDeflate: false,
  });
  await once(ws, 'open');
  for (let sent = 0; sent < MESSAGES; sent++) {
    const echoed = once(ws, 'message');
    ws.send(MESSAGE);
    await echoed;
  }
  ws.terminate();
}

export const records = (learners: number): Case => ({
  title: `${learners} learners open ${PANELS} panels each and run two experiments of ${(MESSAGES * MESSAGE.length * 2) / 1_000} KB in each; growth of memory`,
  limit: 'at most 256 MB for all records, and half of it on top',
  stock: false,
  async attack(target) {
    const before = await target.memory();
    const feeds: Feed[] = [];
    for (let learner = 0; learner < learners; learner++) {
      const feed = feedOf(target);
      feeds.push(feed);
      for (let panel = 0; panel < PANELS; panel++) {
        const answer = await openPanel(feed);
        if (!answer.ok) continue;
        await run(target, answer.token);
        await run(target, answer.token);
      }
    }
    const value = (await target.memory()) - before;
    for (const feed of feeds) feed.disconnect();
    return { shown: `${value.toFixed(0)} MiB`, value };
  },
  holds: ours => ours <= 384,
});

const RESUMED = 10;

export const resumedPanels: Case = {
  title: `One feed resumes the panels of ${RESUMED} others (at most 8 each)`,
  limit: 'it never holds more than 8',
  environment: { LIMIT_PANELS: '8' },
  stock: false,
  async attack(target) {
    const collector = feedOf(target);
    let held = 0;
    for (let learner = 0; learner < RESUMED; learner++) {
      const feed = feedOf(target);
      const tokens: string[] = [];
      for (let panel = 0; panel < 8; panel++) {
        const answer = await openPanel(feed);
        if (answer.ok) tokens.push(answer.token);
      }
      feed.disconnect();
      for (const token of tokens) {
        const answer: ResumeAnswer = await collector
          .timeout(ANSWER_MS)
          .emitWithAck('resume-panel', { token, after: 0 });
        if (answer.ok) held += 1;
      }
    }
    collector.disconnect();
    return { shown: `${held} panels`, value: held };
  },
  holds: ours => ours <= 8,
};

export const takenSeats = (cycles: number, environment = {}): Case => ({
  title: `${cycles} feeds connect, open a panel and close at once; then somebody comes`,
  limit: 'a panel opens',
  environment,
  stock: false,
  async attack(target) {
    for (let cycle = 0; cycle < cycles; cycle++) {
      const feed = feedOf(target);
      await openPanel(feed).catch(() => undefined);
      feed.disconnect();
    }
    await sleep(100);
    const feed = feedOf(target);
    const answer = await openPanel(feed).catch(() => undefined);
    feed.disconnect();
    const opened = answer?.ok === true;
    return { shown: opened ? 'a panel opens' : 'nobody gets in', value: opened ? 1 : 0 };
  },
  holds: ours => ours === 1,
});
