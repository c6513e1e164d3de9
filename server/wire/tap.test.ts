import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RawClient } from '../testing/raw-client.ts';
import { type Tap, tap } from './tap.ts';
import { clientFrame, handshake } from './testing/frames.ts';
import { RawSink } from './testing/raw-sink.ts';
import { SCENARIOS } from './testing/scenarios.ts';
import { type TestServer, testServer } from './testing/server.ts';

describe.each([
  { scheme: 'http', tls: false },
  { scheme: 'https', tls: true },
])('the tap on $scheme', ({ tls }) => {
  const sink = new RawSink();
  let server: TestServer;
  let wire: Tap;
  beforeAll(async () => {
    server = await testServer(bare => {
      wire = tap(bare, sink.observe);
    }, tls);
  });
  afterAll(() => server.close());

  test.each(SCENARIOS)('$name: every byte, both ways', async ({ expects, expectsOverTls, torn, run }) => {
    const client = await RawClient.connect(server.port, tls);
    const port = client.localPort;
    await run(client);
    client.socket.end();
    const seen = sink.of(port);
    await seen.closed;
    if (!torn) await client.over();

    const asked = seen.bytes('client→server');
    const answered = seen.bytes('server→client');
    const expected = Buffer.from((tls && expectsOverTls) || expects, 'latin1');
    expect(client.received.includes(expected)).toBe(true);
    expect(asked.equals(torn ? client.sent.subarray(0, asked.length) : client.sent)).toBe(true);
    expect(answered.equals(client.received)).toBe(true);
    expect(seen.chunks[0]?.direction).toBe('client→server');
    expect(seen.chunks.map(({ at }) => at)).toEqual(
      seen.chunks.map(({ at }) => at).toSorted((a, b) => a - b),
    );
  });

  test('an answer is never seen before its question', async () => {
    const client = await RawClient.connect(server.port, tls);
    const seen = () => sink.of(client.localPort).chunks.map(({ direction }) => direction);
    const turns = 20;
    for (let turn = 1; turn <= turns; turn += 1) {
      await client.send(`GET /slow?${turn} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
      await client.until(`slow /slow?${turn}`);
    }
    await client.send(handshake('/ws'));
    await client.until('101 Switching');
    await client.send(clientFrame('ping-pong'));
    await client.until('ping-pong');
    const expected = Array.from({ length: turns + 2 }, () => ['client→server', 'server→client']).flat();
    expect(seen()).toEqual(expected);
    client.socket.destroy();
  });

  test('what Node parsed is told before any handler answers, in order', async () => {
    const client = await RawClient.connect(server.port, tls);
    await client.send('GET /slow?1 HTTP/1.1\r\nHost: a\r\n\r\nGET /slow?2 HTTP/1.1\r\nHost: a\r\n\r\n');
    await client.until('slow /slow?2');
    await client.send(handshake('/ws'));
    await client.until('101 Switching');
    expect(sink.of(client.localPort).parsed).toEqual([
      { target: '/slow?1', as: 'request' },
      { target: '/slow?2', as: 'request' },
      { target: '/ws', as: 'upgrade' },
    ]);
    client.socket.destroy();
  });

  test('bytes are copied: what a library does to the buffer afterwards is not seen', async () => {
    const client = await RawClient.connect(server.port, tls);
    await client.send(handshake('/ws'));
    await client.until('101 Switching');
    const frame = clientFrame('masked on the wire');
    await client.send(frame);
    await client.until('masked on the wire');
    expect(sink.of(client.localPort).bytes('client→server').subarray(-frame.length)).toEqual(frame);
    client.socket.destroy();
  });

  test.each([
    ['a half close', (client: RawClient) => client.socket.end(), ['client-fin', 'server-fin', 'closed']],
    ['a reset', (client: RawClient) => client.reset(), ['reset', 'closed']],
  ] as const)('%s is told by its ends', async (_name, leave, ends) => {
    const client = await RawClient.connect(server.port, tls);
    await client.send(handshake('/ws'));
    await client.until('101 Switching');
    const seen = sink.of(client.localPort);
    leave(client);
    await seen.closed;
    expect(seen.ends).toEqual(ends);
  });

  test('an observer that throws, or detaches, leaves the connection and the other observers alone', async () => {
    const warned = new Promise(resolve => process.once('warning', resolve));
    const undo = [
      wire.subscribe(() => ({
        chunk() {
          throw new Error('GET /?secret');
        },
        parsed() {},
        end() {},
      })),
      wire.subscribe(connection => ({ chunk: () => connection.detach(), parsed() {}, end() {} })),
    ];
    const client = await RawClient.connect(server.port, tls);
    const port = client.localPort;
    await client.send('GET /echo HTTP/1.1\r\nHost: a\r\n\r\n');
    await client.until('X-Target: /echo');
    client.socket.end();
    const seen = sink.of(port);
    await seen.closed;
    expect(seen.bytes('client→server').equals(client.sent)).toBe(true);
    expect(seen.bytes('server→client').equals(client.received)).toBe(true);
    expect(String(await warned)).not.toContain('secret');
    for (const one of undo) one();
  });

  test('untap gives every open connection its own methods back', async () => {
    const bare = await testServer(() => {}, tls);
    const own = new RawSink();
    const undo = tap(bare.server, own.observe);
    const client = await RawClient.connect(bare.port, tls);
    await client.send('GET /echo?1 HTTP/1.1\r\nHost: a\r\n\r\n');
    await client.until('/echo?1');
    undo.untap();
    await client.send('GET /echo?2 HTTP/1.1\r\nHost: a\r\n\r\n');
    await client.until('/echo?2');
    expect(own.of(client.localPort).bytes('client→server').toString()).not.toContain('/echo?2');
    expect(bare.server.listenerCount('upgrade')).toBe(2);
    client.socket.destroy();
    await bare.close();
  });
});
