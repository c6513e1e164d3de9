import { afterEach, describe, expect, test } from 'vitest';
import { unpackNews } from '../protocol/feed.ts';
import type { WireRecord } from '../protocol/records.ts';
import { clientFrame, handshake } from '../wire/testing/frames.ts';
import { GRACE_MS } from './panels.ts';
import { cuttingProxy, type FeedClient, feedServer, type Transport } from './testing/feed-server.ts';

const RUN = 'fedcba9876543210';
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** What a page does: opens one panel, and resumes it on every further connection. It refuses doubles and gaps. */
function pageWithPanel(feed: FeedClient) {
  const got: WireRecord[] = [];
  const wrong: string[] = [];
  let token: string | undefined;
  let connections = 0;
  const take = (records: readonly WireRecord[]) => {
    for (const record of records) {
      if (record.seq !== got.length + 1) wrong.push(`${record.seq} after ${got.length}`);
      got.push(record);
    }
  };
  feed.on('records', news => {
    for (const { records } of unpackNews(news)) take(records);
  });
  const opened = new Promise<string>(resolve => {
    feed.on('connect', async () => {
      connections += 1;
      if (token === undefined) {
        const answer = await feed.emitWithAck('open-panel');
        if (!answer.ok) return;
        token = answer.token;
        resolve(token);
      } else {
        feed.emit('resume-panel', { token, after: got.length }, answer => {
          if (!answer.ok) wrong.push(JSON.stringify(answer));
        });
      }
    });
  });
  return { got, wrong, opened, connections: () => connections };
}

describe.each<{ name: string; transports: Transport[]; budgets: number[] }>([
  { name: 'WebSocket', transports: ['websocket'], budgets: [3_000, 7_001, 4_444, 20_000, 900, 50_000] },
  { name: 'polling', transports: ['polling'], budgets: [3_000, 7_001, 4_444, 20_000, 900, 50_000] },
])('over $name', ({ transports, budgets }) => {
  test('a feed that is cut in mid batch, again and again, misses nothing and gets nothing twice', async () => {
    const served = await feedServer();
    closing.push(served.close);
    const proxy = await cuttingProxy(served.port, budgets);
    closing.push(proxy.close);
    const feed = served.page(transports, proxy.port);
    const page = pageWithPanel(feed);
    const token = await page.opened;

    const client = await served.connectLab();
    await client.send(handshake(`/ws?token=${token}&run=${RUN}`));
    await client.until('101 Switching');
    const head = client.received.length;
    const frames = 400;
    const payload = 'x'.repeat(200);
    for (let at = 1; at <= frames; at += 1) {
      await client.send(clientFrame(payload));
      await client.untilBytes(head + at * 204);
    }
    const complete = new Promise<void>(resolve => {
      const look = () =>
        page.got.length >= 2 + 2 * frames && proxy.left() === 0 ? resolve() : setImmediate(look);
      look();
    });
    await complete;
    expect(page.wrong).toEqual([]);
    expect(page.got).toHaveLength(2 + 2 * frames);
    const upgraded = (direction: string) =>
      Buffer.concat(
        page.got.flatMap(record =>
          record.kind === 'bytes' && record.part === 'upgraded' && record.direction === direction
            ? [Buffer.from(record.bytes)]
            : [],
        ),
      );
    expect(upgraded('server→client').equals(client.received.subarray(head))).toBe(true);
    expect(upgraded('client→server').length).toBe(frames * (payload.length + 8));
    expect(page.connections()).toBeGreaterThan(budgets.length / 2);
  }, 30_000);
});

test('a reader that does not read costs no more than the caps, and resumes with what is left', async () => {
  const served = await feedServer({ records: 50 });
  closing.push(served.close);
  const feed = served.page(['websocket']);
  const opened = await feed.emitWithAck('open-panel');
  if (!opened.ok) throw new Error(opened.error);
  const { token } = opened;
  feed.disconnect();
  const client = await served.connectLab();
  for (let at = 1; at <= 100; at += 1) {
    await client.send(`GET /none?token=${token}&run=${RUN} HTTP/1.1\r\nHost: a\r\n\r\n`);
    await client.until('204 No Content', at);
  }
  await served.settled();
  feed.connect();
  const got: number[] = [];
  feed.on('records', news => {
    for (const { records } of unpackNews(news)) got.push(...records.map(({ seq }) => seq));
  });
  const answer = await feed.emitWithAck('resume-panel', { token, after: 10 });
  if (!answer.ok) throw new Error(answer.error);
  await feed.emitWithAck('flush', { token, run: RUN });
  expect(got).toEqual(Array.from({ length: 50 }, (_, at) => 151 + at));
});

test('a feed that stays away longer than the grace time finds its token dead', async () => {
  const due: (() => void)[] = [];
  const served = await feedServer({}, (callback, ms) => {
    expect(ms).toBe(GRACE_MS);
    due.push(callback);
    return () => {};
  });
  closing.push(served.close);
  const feed = served.page(['websocket']);
  const opened = await feed.emitWithAck('open-panel');
  if (!opened.ok) throw new Error(opened.error);
  const { token } = opened;
  feed.disconnect();
  await new Promise<void>(resolve => {
    const look = () => (due.length > 0 ? resolve() : setImmediate(look));
    look();
  });
  expect(served.panels.knows(token)).toBe(true);
  for (const callback of due) callback();
  expect(served.panels.knows(token)).toBe(false);
  feed.connect();
  expect(await feed.emitWithAck('resume-panel', { token, after: 0 })).toEqual({
    ok: false,
    error: 'unknown-token',
  });
});
