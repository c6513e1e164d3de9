import { afterEach, describe, expect, test } from 'vitest';
import { unpackNews, WITNESS_HEADER } from '../protocol/feed.ts';
import type { WireRecord } from '../protocol/records.ts';
import type { RawClient } from '../testing/raw-client.ts';
import { clientFrame, handshake } from '../wire/testing/frames.ts';
import { FEED_MESSAGE_BYTES, UNREAD_ANSWERS } from './feed.ts';
import { type FeedClient, feedServer, READER, type Transport } from './testing/feed-server.ts';

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

const RUN = 'fedcba9876543210';
const POLL = '/witness/?EIO=4&transport=polling';
const UPGRADE = '/witness/?EIO=4&transport=websocket';
const TRANSPORTS: readonly { name: string; transports: Transport[] }[] = [
  { name: 'WebSocket', transports: ['websocket'] },
  { name: 'polling', transports: ['polling'] },
  { name: 'polling, then WebSocket', transports: ['polling', 'websocket'] },
];

async function panelOf(page: FeedClient): Promise<{ token: string; got: WireRecord[] }> {
  const got: WireRecord[] = [];
  const answer = await page.emitWithAck('open-panel');
  if (!answer.ok) throw new Error(answer.error);
  const { token } = answer;
  page.on('records', news => {
    for (const one of unpackNews(news)) if (one.token === token) got.push(...one.records);
  });
  return { token, got };
}
const get = (token: string, path = '/slow') =>
  `GET ${path}?token=${token}&run=${RUN} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
const parts = (records: readonly WireRecord[]) =>
  records.map(record => (record.kind === 'bytes' ? record.part : record.kind));
const seqs = (records: readonly WireRecord[]) => records.map(({ seq }) => seq);
const text = (record: WireRecord | undefined) =>
  record?.kind === 'bytes' ? Buffer.from(record.bytes).toString('latin1') : '';

describe.each(TRANSPORTS)('over $name', ({ transports }) => {
  test('records come in order, and all before the answer to a flush', async () => {
    const { page, connectLab } = await served();
    const [feed, client] = [page(transports), await connectLab()];
    const { token, got } = await panelOf(feed);
    for (let turn = 1; turn <= 5; turn += 1) {
      await client.send(get(token));
      await client.until('slow /slow', turn);
      const answer = await feed.emitWithAck('flush', { token, run: RUN });
      expect(answer).toEqual({ ok: true, seq: 3 * turn });
      expect(seqs(got)).toEqual(Array.from({ length: 3 * turn }, (_, at) => at + 1));
    }
    expect(parts(got.slice(0, 3))).toEqual(['request-head', 'response-head', 'response-body']);
    expect(text(got[2])).toMatch(/^slow \/slow\?token=/);
  });

  test('a flush waits for what has reached the lab’s sockets and was not read yet', async () => {
    const { page, connectLab } = await served();
    const feed = page(transports);
    const { token, got } = await panelOf(feed);
    const clients = await Promise.all(Array.from({ length: 30 }, connectLab));
    const sent = clients.map(client => client.send(get(token, '/none')));
    const flushed = feed.emitWithAck('flush', { token, run: RUN });
    await Promise.all(sent);
    expect((await flushed).ok).toBe(true);
    expect(parts(got).filter(part => part === 'request-head')).toHaveLength(clients.length);
  });

  test('only the holder of a panel gets its records', async () => {
    const { page, connectLab } = await served();
    const [ann, bob, client] = [page(transports), page(transports), await connectLab()];
    const [anns, bobs] = [await panelOf(ann), await panelOf(bob)];
    const heard: string[] = [];
    ann.on('records', ({ panels }) => heard.push(...panels.map(({ token }) => token)));
    await client.send(get(anns.token) + get(bobs.token));
    await client.until('slow /slow', 2);
    await Promise.all([
      ann.emitWithAck('flush', { token: anns.token, run: RUN }),
      bob.emitWithAck('flush', { token: bobs.token, run: RUN }),
    ]);
    expect([anns.got.length, bobs.got.length, heard.every(token => token === anns.token)]).toEqual([
      3,
      3,
      true,
    ]);
    expect(await ann.emitWithAck('flush', { token: bobs.token, run: RUN })).toEqual({
      ok: false,
      error: 'unknown-token',
    });
  });

  test('a pass attributes to its run without the token, and is masked like one', async () => {
    const { page, connectLab } = await served();
    const [feed, client] = [page(transports), await connectLab()];
    const { token, got } = await panelOf(feed);
    const opened = await feed.emitWithAck('open-pass', { token, run: RUN });
    if (!opened.ok) throw new Error(opened.error);
    const { pass } = opened;
    expect(await feed.emitWithAck('flush', { token: pass, run: RUN })).toMatchObject({ ok: false });
    expect(await feed.emitWithAck('resume-panel', { token: pass, after: 0 })).toMatchObject({ ok: false });
    feed.emit('close-panel', { token: pass });
    const otherRun = `GET /other?token=${pass}&run=${'0'.repeat(16)} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
    const named = `GET /slow?token=${pass}&run=${RUN} HTTP/1.1\r\nHost: localhost\r\nX-Said: ${pass}\r\n\r\n`;
    await client.send(otherRun + named);
    await client.until('slow /slow');
    expect(await feed.emitWithAck('flush', { token, run: RUN })).toEqual({ ok: true, seq: 3 });
    expect(got.map(({ run }) => run)).toEqual([RUN, RUN, RUN]);
    expect(text(got[0])).toBe(
      'GET /slow?token=********&run=******** HTTP/1.1\r\nHost: localhost\r\nX-Said: ********\r\n\r\n',
    );
    feed.emit('close-panel', { token });
    expect(await feed.emitWithAck('open-pass', { token, run: RUN })).toMatchObject({ ok: false });
  });

  test('the clock is the records’ clock', async () => {
    const { page } = await served();
    const feed = page(transports);
    const before = performance.timeOrigin + performance.now();
    const said = await feed.emitWithAck('clock');
    expect(said).toBeGreaterThanOrEqual(before);
    expect(said).toBeLessThanOrEqual(performance.timeOrigin + performance.now());
  });

  test('closing a panel ends its token', async () => {
    const { page, panels } = await served();
    const feed = page(transports);
    const { token } = await panelOf(feed);
    feed.emit('close-panel', { token });
    expect(await feed.emitWithAck('flush', { token, run: RUN })).toEqual({
      ok: false,
      error: 'unknown-token',
    });
    expect(panels.knows(token)).toBe(false);
  });
});

test('ten tabs', async () => {
  const { page, connectLab } = await served({ learners: 10 });
  const client = await connectLab();
  const pages = Array.from({ length: 10 }, () => page(['websocket']));
  const all = await Promise.all(pages.map(async feed => ({ feed, ...(await panelOf(feed)) })));
  await client.send(all.map(({ token }) => get(token)).join(''));
  await client.until('slow /slow', 10);
  for (const { feed, token, got } of all) {
    await feed.emitWithAck('flush', { token, run: RUN });
    expect(parts(got)).toEqual(['request-head', 'response-head', 'response-body']);
  }
  expect(await page(['websocket']).emitWithAck('open-panel')).toEqual({
    ok: false,
    error: 'too-many-learners',
  });
});

test('learners who come, open a panel and go keep nobody out', async () => {
  const { page } = await served({ learners: 3 });
  const here = page(['websocket']);
  const { token } = await panelOf(here);
  for (let at = 0; at < 20; at += 1) {
    const passing = page(['websocket']);
    await panelOf(passing);
    passing.disconnect();
  }
  // A learner who goes is missed only when the connection has closed; the next ones may come before.
  const next = page(['websocket']);
  await expect.poll(async () => (await next.emitWithAck('open-panel')).ok).toBe(true);
  expect(await here.emitWithAck('flush', { token, run: RUN })).toEqual({ ok: true, seq: 0 });
});

test('resuming panels of others gives no more of them than opening', async () => {
  const { page } = await served({ learners: 10, panels: 2 });
  const eve = page(['websocket']);
  const others = await Promise.all(
    Array.from({ length: 4 }, async () => (await panelOf(page(['websocket']))).token),
  );
  await panelOf(eve);
  const answers: unknown[] = [];
  for (const token of others) answers.push(await eve.emitWithAck('resume-panel', { token, after: 0 }));
  expect(answers).toEqual([
    { ok: true },
    ...Array.from({ length: 3 }, () => ({ ok: false, error: 'too-many-panels' })),
  ]);
});

test('a WebSocket’s bytes come as they cross, and its end', async () => {
  const { page, connectLab } = await served();
  const [feed, client] = [page(['websocket']), await connectLab()];
  const { token, got } = await panelOf(feed);
  await client.send(handshake(`/ws?token=${token}&run=${RUN}`));
  await client.until('101 Switching');
  await client.send(clientFrame('hello'));
  await client.until('hello');
  client.socket.end();
  await client.over();
  await feed.emitWithAck('flush', { token, run: RUN });
  expect(parts(got)).toEqual(['request-head', 'response-head', 'upgraded', 'upgraded', 'end', 'end', 'end']);
  const frames = got.filter(record => record.kind === 'bytes' && record.part === 'upgraded');
  expect(frames.map(record => record.kind === 'bytes' && Buffer.from(record.bytes))).toEqual([
    clientFrame('hello'),
    Buffer.from('\x81\x05hello', 'latin1'),
  ]);
});

describe('the gate', () => {
  const ask = async (client: RawClient, method: string, target: string, fields: readonly string[]) => {
    await client.send(
      `${method} ${target} HTTP/1.1\r\nHost: a\r\n${fields.map(field => `${field}\r\n`).join('')}\r\n`,
    );
    await client.until('\r\n\r\n');
    return client.received.toString('latin1');
  };
  const upgrade = (origin: string | undefined) =>
    handshake(UPGRADE, origin === undefined ? {} : { Origin: origin })
      .split('\r\n')
      .slice(2, -2);

  test.each([
    ['a same-origin poll', 'GET', POLL, ['Sec-Fetch-Site: same-origin'], '200 OK'],
    ['a poll with the header', 'GET', POLL, [`${WITNESS_HEADER}: 1`], '200 OK'],
    ['an upgrade from the reader', 'GET', UPGRADE, upgrade(READER), '101 Switching Protocols'],
    ['a poll that says nothing', 'GET', POLL, [], '403 Forbidden'],
    ['a script tag of another site', 'GET', `${POLL}&j=0`, ['Sec-Fetch-Site: cross-site'], '403 Forbidden'],
    ['a script tag of an old browser', 'GET', `${POLL}&j=0`, [], '403 Forbidden'],
    [
      'a fetch from another origin',
      'GET',
      POLL,
      ['Origin: http://evil.test', 'Sec-Fetch-Site: same-origin'],
      '403 Forbidden',
    ],
    [
      'two Origins',
      'GET',
      POLL,
      [`Origin: ${READER}`, 'Origin: http://evil.test', `${WITNESS_HEADER}: 1`],
      '403 Forbidden',
    ],
    [
      'a preflight',
      'OPTIONS',
      POLL,
      [
        `Origin: ${READER}`,
        'Access-Control-Request-Method: GET',
        `Access-Control-Request-Headers: ${WITNESS_HEADER}`,
      ],
      '403 Forbidden',
    ],
    ['an upgrade without Origin', 'GET', UPGRADE, upgrade(undefined), '403 Forbidden'],
    ['an upgrade from another origin', 'GET', UPGRADE, upgrade('http://evil.test'), '403 Forbidden'],
    ['an upgrade from null', 'GET', UPGRADE, upgrade('null'), '403 Forbidden'],
  ] as const)('%s', async (_name, method, target, fields, status) => {
    const { connectRaw } = await served();
    const client = await connectRaw();
    const answer = await ask(client, method, target, fields);
    expect(answer.split('\r\n')[0]).toBe(`HTTP/1.1 ${status}`);
    expect(answer).not.toMatch(/access-control/i);
    if (status === '403 Forbidden') {
      await client.over();
      expect(client.received.toString()).toMatch(/\r\n\r\n[A-Z].*\.\n$/s);
    }
  });

  test('a session cannot be taken over, by polling or by upgrade', async () => {
    const { connectRaw } = await served();
    const mine = await ask(await connectRaw(), 'GET', POLL, [`${WITNESS_HEADER}: 1`]);
    const sid = /"sid":"([^"]+)"/.exec(mine)?.[1] ?? '';
    expect(sid).not.toBe('');
    expect(
      await ask(await connectRaw(), 'GET', `${POLL}&sid=${sid}`, ['Sec-Fetch-Site: cross-site']),
    ).toContain('403 Forbidden');
    expect(
      await ask(await connectRaw(), 'GET', `${UPGRADE}&sid=${sid}`, upgrade('http://evil.test')),
    ).toContain('403 Forbidden');
  });
});

describe('bad input', () => {
  const BAD: readonly unknown[] = [
    undefined,
    null,
    0,
    '',
    'x',
    true,
    [],
    {},
    { token: 1 },
    { token: 'x', run: RUN },
    { token: '0'.repeat(32) },
    { token: ['0'.repeat(32)], run: RUN, after: 0 },
    { token: '0'.repeat(32), after: -1, run: 'x' },
    { token: '0'.repeat(32), after: 0.5 },
    { token: '0'.repeat(32), after: '0' },
    { __proto__: null, token: '0'.repeat(32), after: 1e300 },
    Buffer.from('binary'),
  ];

  test.each(['open-panel', 'open-pass', 'resume-panel', 'close-panel', 'flush', 'clock', 'unheard-of'])(
    '%s with anything at all, with and without an answer',
    async event => {
      const { page } = await served({ panels: 1_000 });
      const feed = page(['websocket']);
      const loose: { emit(event: string, ...args: unknown[]): unknown } = feed;
      for (const bad of BAD) {
        loose.emit(event, bad);
        loose.emit(event, bad, bad);
        loose.emit(event, () => {});
      }
      for (const bad of BAD) {
        if (!['open-pass', 'resume-panel', 'flush'].includes(event)) continue;
        const answer = await new Promise(resolve => loose.emit(event, bad, resolve));
        expect(answer).toEqual({ ok: false, error: 'unknown-token' });
      }
      expect(await feed.emitWithAck('clock')).toBeGreaterThan(0);
    },
  );

  test.each([
    ['no Socket.IO packet', '4x'],
    ['broken JSON', '42["flush",'],
    ['an event without a name', '42[]'],
    ['a reserved event', '42["disconnect"]'],
    ['binary that never comes', '451-["flush",{"_placeholder":true,"num":0}]'],
    ['deep nesting', `42["flush",${'['.repeat(1_900)}${']'.repeat(1_900)}]`],
    ['deep nesting with binary', `451-["flush",${'['.repeat(1_900)}${']'.repeat(1_900)}]`],
    ['a message beyond the cap', `42["flush","${'x'.repeat(FEED_MESSAGE_BYTES)}"]`],
  ])('%s closes at most its own connection', async (_name, packet) => {
    const { page, connectRaw } = await served();
    const client = await connectRaw();
    await client.send(handshake(UPGRADE, { Origin: READER }));
    await client.until('"sid"');
    await client.send(clientFrame('40'));
    await client.until('40{"sid"');
    await client.send(clientFrame(packet));
    await client.send(clientFrame(Buffer.from('attachment'), { opcode: 2 }));
    expect(await page(['websocket']).emitWithAck('clock')).toBeGreaterThan(0);
  });

  test('a page that asks without end and reads nothing is let go', async () => {
    const { connectRaw } = await served({ panels: UNREAD_ANSWERS * 2 });
    const post = (sid: string, body: string) =>
      `POST ${POLL}&sid=${sid} HTTP/1.1\r\nHost: a\r\n${WITNESS_HEADER}: 1\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    const client = await connectRaw();
    await client.send(`GET ${POLL} HTTP/1.1\r\nHost: a\r\n${WITNESS_HEADER}: 1\r\n\r\n`);
    await client.until('"sid"');
    const sid = /"sid":"([^"]+)"/.exec(client.received.toString())?.[1] ?? '';
    await client.send(post(sid, '40'));
    await client.until('\r\n\r\nok');
    let answered = 1;
    for (let sent = 0; sent <= UNREAD_ANSWERS; sent += 100) {
      const events = Array.from({ length: 100 }, (_, at) => `42${sent + at}["open-panel"]`).join('\x1e');
      await client.send(post(sid, events));
      answered += 1;
      await client.until('HTTP/1.1 ', answered + 1);
    }
    // The first polls take what was written before the end, and the end; the session is gone afterwards.
    for (let poll = 0; poll < 3; poll += 1) {
      await client.send(`GET ${POLL}&sid=${sid} HTTP/1.1\r\nHost: a\r\n${WITNESS_HEADER}: 1\r\n\r\n`);
      answered += 1;
      await client.until('HTTP/1.1 ', answered + 1);
    }
    await client.until('Session ID unknown');
    expect(client.received.toString().match(/"ok":true/g)?.length).toBeLessThanOrEqual(UNREAD_ANSWERS);
  });
});

test('close ends every feed', async () => {
  const { page, feed } = await served();
  const client = page(['websocket']);
  await client.emitWithAck('clock');
  const gone = new Promise(resolve => client.once('disconnect', resolve));
  await feed.close();
  await gone;
});
