import { EventEmitter } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import { WITNESS_HEADER } from '../protocol/feed.ts';
import type { RawClient } from '../testing/raw-client.ts';
import { clientFrame, handshake } from '../wire/testing/frames.ts';
import { FEED_MESSAGE_BYTES } from './feed.ts';
import { RESERVE } from './feed-sessions.ts';
import { FRAGMENTS, limitUnread, UNREAD_WHILE_SENDING } from './feed-web-sockets.ts';
import { feedServer, READER } from './testing/feed-server.ts';

type Served = Awaited<ReturnType<typeof feedServer>>;
const open: Served[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
async function served(...options: Parameters<typeof feedServer>): Promise<Served> {
  const made = await feedServer(...options);
  open.push(made);
  return made;
}

const POLL = '/witness/?EIO=4&transport=polling';
const UPGRADE = '/witness/?EIO=4&transport=websocket';
const RUN = 'fedcba9876543210';
const get = (target: string) => `GET ${target} HTTP/1.1\r\nHost: a\r\n${WITNESS_HEADER}: 1\r\n\r\n`;
const post = (sid: string, body: string) =>
  `POST ${POLL}&sid=${sid} HTTP/1.1\r\nHost: a\r\n${WITNESS_HEADER}: 1\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

/** The sessions that so many handshakes open, in order. */
async function sessionsOf(client: RawClient, count = 1): Promise<string[]> {
  await client.send(get(POLL).repeat(count));
  await client.until('"sid"', count);
  return [...client.received.toString().matchAll(/"sid":"([^"]+)"/g)].map(([, sid = '']) => sid);
}

/** Whether a session takes a packet: a pong, which nothing answers. */
async function lives({ connectRaw }: Served, sid: string): Promise<boolean> {
  const client = await connectRaw();
  await client.send(post(sid, '3'));
  await client.until('\r\n\r\n');
  const answer = client.received.toString();
  client.socket.destroy();
  if (!answer.startsWith('HTTP/1.1 200')) expect(answer).toContain('Session ID unknown');
  return answer.startsWith('HTTP/1.1 200');
}

async function webSocket({ connectRaw }: Served): Promise<RawClient> {
  const client = await connectRaw();
  await client.send(handshake(UPGRADE, { Origin: READER }));
  await client.until('"sid"');
  return client;
}

describe('a session joins once', () => {
  const WRONG = [
    ['other namespaces', Array<string>(570).fill('40/x,')],
    ['the main namespace twice at once', ['40', '40']],
    ['the main namespace by another spelling', ['40/,']],
    ['auth', ['40{"a":1}']],
  ] as const;

  test.each(WRONG)('over polling it ends by %s', async (_name, packets) => {
    const one = await served();
    const client = await one.connectRaw();
    const [sid = ''] = await sessionsOf(client);
    expect(await lives(one, sid)).toBe(true);
    await client.send(post(sid, packets.join('\x1e')));
    await client.until('HTTP/1.1 ', 2);
    expect(await lives(one, sid)).toBe(false);
  });

  test.each(WRONG)('over WebSocket it ends by %s', async (_name, packets) => {
    const client = await webSocket(await served());
    await client.send(Buffer.concat(packets.map(packet => clientFrame(packet))));
    await client.over();
    expect(client.received.toString()).not.toContain('44/x');
  });

  test('it ends by the main namespace again after leaving', async () => {
    const client = await webSocket(await served());
    await client.send(clientFrame('40'));
    await client.until('40{"sid"');
    await client.send(Buffer.concat([clientFrame('41'), clientFrame('40')]));
    await client.over();
  });
});

describe('sessions are limited', () => {
  test('the oldest without a panel gives way, and a page always gets in', async () => {
    const one = await served({ learners: 2 });
    const pages = [one.page(['websocket']), one.page(['polling'])];
    const held = await Promise.all(pages.map(page => page.emitWithAck('open-panel')));
    const dropped: string[] = [];
    for (const page of pages) page.on('disconnect', reason => dropped.push(reason));
    const idle = one.page(['websocket']);
    await idle.emitWithAck('clock');
    const gone = new Promise(resolve => idle.once('disconnect', resolve));
    idle.io.reconnection(false);

    const sids = await sessionsOf(await one.connectRaw(), RESERVE + 20);
    await gone;
    expect(sids).toHaveLength(RESERVE + 20);
    const alive: boolean[] = [];
    for (const at of [0, 19, 20, RESERVE + 19]) alive.push(await lives(one, sids[at] ?? ''));
    expect(alive).toEqual([false, false, true, true]);

    expect(await one.page(['websocket']).emitWithAck('clock')).toBeGreaterThan(0);
    for (const [at, page] of pages.entries()) {
      const panel = held[at];
      if (!panel?.ok) throw new Error('no panel');
      expect(await page.emitWithAck('flush', { token: panel.token, run: RUN })).toEqual({ ok: true, seq: 0 });
    }
    expect(dropped).toEqual([]);
  });

  test('sessions that have all taken a panel over give way too', async () => {
    const one = await served({ learners: 1, panels: RESERVE + 10 });
    const first = one.page(['websocket']);
    const tokens: string[] = [];
    for (let at = 0; at < RESERVE + 2; at += 1) {
      const panel = await first.emitWithAck('open-panel');
      if (!panel.ok) throw new Error(panel.error);
      tokens.push(panel.token);
    }
    const gone = new Promise(resolve => first.once('disconnect', resolve));
    first.io.reconnection(false);
    for (const token of tokens.slice(0, RESERVE))
      expect(await one.page(['websocket']).emitWithAck('resume-panel', { token, after: 0 })).toEqual({
        ok: true,
      });
    expect(await one.page(['websocket']).emitWithAck('clock')).toBeGreaterThan(0);
    await gone;
  }, 20_000);
});

test('a session that nobody polls ends, whatever it posts', async () => {
  const one = await served({}, undefined, 1_500);
  const polling = await one.connectRaw();
  const [polled = ''] = await sessionsOf(polling);
  await polling.send(get(`${POLL}&sid=${polled}`));
  const [unpolled = ''] = await sessionsOf(await one.connectRaw());
  await expect.poll(() => lives(one, unpolled), { interval: 50, timeout: 10_000 }).toBe(false);
  expect(await lives(one, polled)).toBe(true);
}, 20_000);

describe('what a WebSocket leaves unfinished is limited', () => {
  const fragments = (text: string) =>
    [...text].map((character, at) =>
      clientFrame(character, { opcode: at === 0 ? 1 : 0, final: at === text.length - 1 }),
    );

  test('a message in a few fragments is taken', async () => {
    const client = await webSocket(await served());
    const [first = Buffer.alloc(0), ...rest] = fragments('40');
    expect(rest.length + 1).toBeLessThanOrEqual(FRAGMENTS);
    await client.send(Buffer.concat([first, ...rest]));
    await client.until('40{"sid"');
  });

  test('one in many ends the connection before it is whole', async () => {
    const client = await webSocket(await served());
    await client.send(Buffer.concat(fragments(`42["${'x'.repeat(4_000)}"]`).slice(0, FRAGMENTS + 1)));
    await client.over();
  });

  test('one beyond the limit ends it at its length', async () => {
    const client = await webSocket(await served());
    await client.send(clientFrame('x'.repeat(FEED_MESSAGE_BYTES + 1)).subarray(0, 10));
    await client.over();
  });
});

test('a WebSocket that asks and reads nothing is ended, one that reads is not', () => {
  const ended: string[] = [];
  const one = (name: string, bufferedAmount: number) => {
    const ws = Object.assign(new EventEmitter(), { bufferedAmount, terminate: () => ended.push(name) });
    limitUnread(ws);
    return ws;
  };
  const [reads, slow, stuck] = [one('reads', 0), one('reads now and then', 1), one('stuck', 1)];
  for (let at = 0; at < UNREAD_WHILE_SENDING; at += 1)
    for (const ws of [reads, slow, stuck]) ws.emit('message');
  expect(ended).toEqual([]);
  slow.bufferedAmount = 0;
  for (const ws of [reads, slow, stuck]) ws.emit('message');
  expect(ended).toEqual(['stuck']);
});

test('whoever reads the responses to its probes gets them all', async () => {
  const one = await served();
  const [sid = ''] = await sessionsOf(await one.connectRaw());
  const client = await one.connectRaw();
  await client.send(handshake(`${UPGRADE}&sid=${sid}`, { Origin: READER }));
  await client.until('101 Switching');
  const probes = UNREAD_WHILE_SENDING * 2;
  await client.send(Buffer.concat(Array<Buffer>(probes).fill(clientFrame('2probe'))));
  await client.until('3probe', probes);
});
