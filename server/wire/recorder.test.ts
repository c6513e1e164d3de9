import { afterEach, describe, expect, test } from 'vitest';
import type { WireRecord } from '../protocol/records.ts';
import { MASK } from './masks.ts';
import { ambiguousBodies, ambiguousRequests } from './testing/ambiguous.ts';
import { clientFrame, closeFrame, handshake } from './testing/frames.ts';
import { recordedServer } from './testing/recorded.ts';

type Recorded = Awaited<ReturnType<typeof recordedServer>>;
const open: Recorded[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
async function recorded(...options: Parameters<typeof recordedServer>): Promise<Recorded> {
  const made = await recordedServer(...options);
  open.push(made);
  return made;
}

const get = (target: string, fields = '') => `GET ${target} HTTP/1.1\r\nHost: localhost\r\n${fields}\r\n`;
const post = (target: string, body: string) =>
  `POST ${target} HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
const text = (records: readonly WireRecord[]) =>
  records
    .map(record => (record.kind === 'bytes' ? Buffer.from(record.bytes).toString('latin1') : ''))
    .join('');

describe.each([
  { scheme: 'http', tls: false },
  { scheme: 'https', tls: true },
])('attribution on $scheme', ({ tls }) => {
  test('one exchange: heads, bodies and ends, numbered without gaps', async () => {
    const { connect, learner, sink } = await recorded({}, tls);
    const [client, me] = [await connect(), learner()];
    await client.send(post(`/echo?${me.query}`, 'the body'));
    await client.until('0\r\n\r\n');
    const seen = sink.of(client.localPort);
    client.socket.end();
    await seen.closed;
    const records = await me.records();
    expect(records.map(({ seq }) => seq)).toEqual(records.map((_, at) => at + 1));
    expect(
      new Set(records.map(({ run, connection, exchange }) => `${run} ${connection} ${exchange}`)),
    ).toEqual(new Set(['fedcba9876543210 1 1']));
    expect(records.map(({ at }) => at)).toEqual(records.map(({ at }) => at).toSorted((a, b) => a - b));
    const shown = (bytes: Buffer) =>
      bytes.toString('latin1').replaceAll(me.token, MASK).replaceAll('fedcba9876543210', MASK);
    const of = (direction: string) =>
      text(records.filter(record => record.kind === 'bytes' && record.direction === direction));
    expect(of('client→server')).toBe(shown(client.sent));
    expect(of('server→client')).toBe(shown(client.received));
    expect((await me.summary()).slice(-3)).toEqual(['1 client-fin', '1 server-fin', '1 closed']);
  });

  test('learners pipelined on one connection never see each other’s bytes', async () => {
    const { connect, learner } = await recorded({}, tls);
    const [client, ann, bob] = [await connect(), learner('aaaaaaaaaaaaaaaa'), learner('bbbbbbbbbbbbbbbb')];
    const turns = 12;
    const asked = Array.from({ length: turns }, (_, at) => [
      post(`/echo?ann=${at}&${ann.query}`, `ann-asks-${at}`),
      get(`/slow?bob=${at}&${bob.query}`),
      post(`/echo?nobody=${at}`, `nobody-asks-${at}`),
      post(`/slow?bob=${at}&${bob.query}`, `bob-asks-${at}`),
    ]).flat();
    await client.send(asked.join(''));
    await client.until('HTTP/1.1 200 OK\r\n', asked.length);
    await client.until('0\r\n\r\n', 2 * turns);

    const [anns, bobs] = [await ann.records(), await bob.records()];
    for (const [records, own, foreign] of [
      [anns, 'ann', /bob|nobody/],
      [bobs, 'bob', /ann|nobody/],
    ] as const) {
      expect(text(records)).not.toMatch(foreign);
      expect(text(records).match(/HTTP\/1.1 200 OK/g)).toHaveLength(own === 'ann' ? turns : 2 * turns);
      expect(new Set(records.map(({ connection }) => connection))).toEqual(new Set([1]));
    }
    // Each answer stands with its question.
    for (let at = 0; at < turns; at += 1) {
      const exchange = text(anns.filter(record => record.exchange === at + 1));
      expect(exchange).toContain(`POST /echo?ann=${at}&`);
      expect(exchange.match(new RegExp(`ann-asks-${at}(?!\\d)`, 'g'))).toHaveLength(2);
    }
  });

  test('from the 101 on everything belongs to the run that upgraded', async () => {
    const { connect, learner, sink } = await recorded({}, tls);
    const [client, ann, bob] = [await connect(), learner(), learner()];
    await client.send(get(`/slow?${bob.query}`));
    await client.until('slow /slow');
    const before = client.sent.length;
    const early = clientFrame(`GET /?${bob.query}`);
    await client.send(Buffer.concat([Buffer.from(handshake(`/ws?${ann.query}`)), early]));
    await client.until('GET /');
    await client.send(clientFrame('later'));
    await client.until('later');
    await client.send(closeFrame(1000));
    await client.over();
    const seen = sink.of(client.localPort);
    client.socket.end();
    await seen.closed;

    const upgraded = (direction: string) =>
      Buffer.concat(
        records.flatMap(record =>
          record.kind === 'bytes' && record.part === 'upgraded' && record.direction === direction
            ? [record.bytes]
            : [],
        ),
      );
    const records = await ann.records();
    const switched = client.received.indexOf('\r\n\r\n', client.received.indexOf('101 Switching')) + 4;
    expect(upgraded('client→server')).toEqual(
      client.sent.subarray(client.sent.indexOf('\r\n\r\n', before) + 4),
    );
    expect(upgraded('server→client')).toEqual(client.received.subarray(switched));
    expect((await ann.summary()).at(-1)).toBe('1 closed');
    expect(text(await bob.records())).not.toContain('later');
  });

  test('HTTP bytes after a 101 belong to the upgraded part', async () => {
    const { connect, learner } = await recorded();
    const [client, me] = [await connect(), learner()];
    await client.send(handshake(`/socket.io/?EIO=3&transport=websocket&${me.query}`));
    await client.over();
    const lines = await me.summary();
    expect(lines[1]).toMatch(/^1 response-head: HTTP\/1.1 101 /);
    expect(lines[2]).toMatch(/^1 upgraded: HTTP\/1.1 400 Bad Request\r\n.*Unsupported protocol version$/s);
  });

  test('a refused upgrade is shown whole', async () => {
    const { connect, learner } = await recorded({}, tls);
    const [client, me] = [await connect(), learner()];
    await client.send(handshake(`/ws?${me.query}`, { Origin: 'http://evil.test' }));
    await client.until('no\n');
    await client.over();
    expect((await me.summary()).slice(1, 4)).toEqual([
      '1 response-head: HTTP/1.1 403 Forbidden\r\nContent-Length: 3\r\nConnection: close\r\n\r\n',
      '1 response-body: no\n',
      '1 server-fin',
    ]);
  });
});

describe('requests that Node answers by itself', () => {
  test('a request without Host, and its 400', async () => {
    const { connect, learner } = await recorded();
    const [client, me] = [await connect(), learner()];
    await client.send(`GET /?${me.query} HTTP/1.1\r\n\r\n`);
    await client.over();
    expect((await me.summary()).map(line => line.split('\r\n')[0])).toEqual([
      `1 request-head: GET /?token=${MASK}&run=${MASK} HTTP/1.1`,
      '1 response-head: HTTP/1.1 400 Bad Request',
      '1 response-body: 0',
      '1 server-fin',
      '1 closed',
    ]);
  });

  test('Expect: 100-continue', async () => {
    const { connect, learner } = await recorded();
    const [client, me] = [await connect(), learner()];
    await client.send(
      `POST /echo?${me.query} HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n`,
    );
    await client.until('100 Continue\r\n\r\n');
    await client.send('ok');
    await client.until('0\r\n\r\n');
    expect((await me.summary()).map(line => line.split('\r\n')[0])).toEqual([
      `1 request-head: POST /echo?token=${MASK}&run=${MASK} HTTP/1.1`,
      '1 response-head: HTTP/1.1 100 Continue',
      '1 request-body: ok',
      '1 response-head: HTTP/1.1 200 OK',
      '1 response-body: 2',
    ]);
  });
});

describe('never attributed', () => {
  test.each([...ambiguousRequests('/echo?QUERY'), ...ambiguousBodies('/echo?QUERY')])(
    '%s, and whatever follows it',
    async (name, request) => {
      const { connect, learner, sink } = await recorded();
      const [client, ann, bob] = [await connect(), learner(), learner()];
      const asked = request.replace('QUERY', ann.query);
      await client.send(asked);
      await client.send(get(`/slow?${bob.query}`) + post(`/echo?${ann.query}`, 'more'));
      client.socket.end();
      const seen = sink.of(client.localPort);
      await seen.closed;
      expect(await bob.records()).toEqual([]);
      const records = await ann.records();
      expect(text(records)).not.toContain('more');
      // Of a request whose body cannot be read, the head and its answer are unambiguous; of the others nothing is.
      const isBody = ambiguousBodies('').some(([known]) => known === name);
      const parts = records.flatMap(record => (record.kind === 'bytes' ? [record.part] : []));
      expect(parts).toEqual(isBody ? ['request-head', 'response-head'] : []);
      expect(text(records).includes('HTTP/1.1 400 Bad Request')).toBe(isBody);
    },
  );

  test.each([
    ['an unknown token', () => `token=${'0'.repeat(32)}&run=fedcba9876543210`],
    ['a doubled token', (query: string) => `${query}&token=${'0'.repeat(32)}`],
    ['no run', (query: string) => query.split('&')[0]],
  ])('%s', async (_name, change) => {
    const { connect, learner } = await recorded();
    const [client, me] = [await connect(), learner()];
    await client.send(get(`/slow?${change(me.query)}`));
    await client.until('slow /slow');
    expect(await me.records()).toEqual([]);
  });

  test('a panel that was closed, before the upgrade and after it', async () => {
    const { connect, learner } = await recorded();
    const [client, me] = [await connect(), learner()];
    await client.send(handshake(`/ws?${me.query}`));
    await client.until('101 Switching');
    me.close();
    await client.send(clientFrame('unheard'));
    await client.until('unheard');
    const second = await connect();
    await second.send(get(`/slow?${me.query}`));
    await second.until('slow /slow');
    expect(await me.records()).toEqual([]);
  });
});

describe('caps', () => {
  test('a body is cut once, and the end says how much was left out', async () => {
    const { connect, learner } = await recorded({ recordedBodyBytes: 100 });
    const [client, me] = [await connect(), learner()];
    await client.send(post(`/slow?${me.query}`, 'x'.repeat(1_000)));
    await client.until('slow /slow');
    await client.send(get(`/big?${me.query}`));
    await client.untilBytes(6_000_000);
    client.socket.end();
    await client.over();
    const records = await me.records();
    expect(records.filter(({ kind }) => kind === 'cut')).toMatchObject([
      { part: 'request-body', direction: 'client→server', limit: 100, exchange: 1 },
      { part: 'response-body', direction: 'server→client', limit: 100, exchange: 2 },
    ]);
    const bodies = records.filter(record => record.kind === 'bytes' && record.part.endsWith('-body'));
    expect(text(bodies.filter(({ exchange }) => exchange === 2))).toBe('x'.repeat(100));
    expect(records.find(record => record.kind === 'end')).toMatchObject({
      exchange: 2,
      unrecorded: { 'client→server': 0, 'server→client': 5_999_900 },
    });
  });

  test('each direction of an upgraded connection is cut once', async () => {
    const { connect, learner, sink } = await recorded({ upgradedBytes: 50 });
    const [client, me] = [await connect(), learner()];
    await client.send(handshake(`/ws?${me.query}`));
    await client.until('101 Switching');
    const head = client.received.length;
    for (let at = 1; at <= 30; at += 1) {
      await client.send(clientFrame('1234567890'));
      await client.untilBytes(head + at * 12);
    }
    const seen = sink.of(client.localPort);
    client.socket.end();
    await seen.closed;
    const records = await me.records();
    expect(records.filter(({ kind }) => kind === 'cut')).toHaveLength(2);
    expect(records.at(-1)).toMatchObject({
      how: 'closed',
      unrecorded: { 'client→server': 30 * 16 - 50, 'server→client': client.received.length - head - 50 },
    });
  });

  test('a head is cut, and a mask across the cut is shortened', async () => {
    const { connect, learner } = await recorded({ headBytes: 30 + 8_192 });
    const [client, me] = [await connect(), learner()];
    const target = `/slow?${me.query}`;
    const padding =
      30 + 8_192 - `GET /slow?token=${MASK}&run=${MASK} HTTP/1.1\r\nHost: localhost\r\nX: `.length;
    const before = 'Authorization: '.length + 2;
    await client.send(get(target, `X: ${'x'.repeat(padding - before - 4)}\r\nAuthorization: secret\r\n`));
    await client.until('slow /slow');
    const [head, cut] = await me.records();
    const mask = head?.kind === 'bytes' ? head.masks.at(-1) : undefined;
    expect(mask).toMatchObject({ hides: 'credentials', length: 4 });
    expect(head && text([head]).endsWith('Authorization: ****')).toBe(true);
    expect(cut).toMatchObject({ kind: 'cut', part: 'request-head' });
  });
});

test('a cookie is shown only to the panel that it was issued to', async () => {
  const { connect, learner } = await recorded();
  const [client, ann, bob] = [await connect(), learner(), learner()];
  await client.send(get(`/cookie?${ann.query}`));
  await client.until('set');
  const cookie = 'Cookie: foreign=1; issued=here; second=changed\r\n';
  await client.send(get(`/slow?${ann.query}`, cookie) + get(`/slow?${bob.query}`, cookie));
  await client.until('slow /slow', 2);
  expect(text(await ann.records())).toContain(`Cookie: ${MASK}; issued=here\r\n`);
  expect(text(await bob.records())).toContain(`Cookie: ${MASK}\r\n`);
  const counts = (records: readonly WireRecord[]) =>
    records
      .flatMap(record => (record.kind === 'bytes' ? record.masks : []))
      .filter(({ hides }) => hides === 'foreign-cookies');
  expect(counts(await ann.records())).toMatchObject([{ count: 2 }]);
  expect(counts(await bob.records())).toMatchObject([{ count: 3 }]);
});

test('a reset is told once', async () => {
  const { connect, learner, sink } = await recorded();
  const [client, me] = [await connect(), learner()];
  await client.send(handshake(`/ws?${me.query}`));
  await client.until('101 Switching');
  const seen = sink.of(client.localPort);
  client.reset();
  await seen.closed;
  expect((await me.summary()).slice(2)).toEqual(['1 reset']);
});
