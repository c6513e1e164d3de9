import { once } from 'node:events';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { ACCEPT, handshake, head, KEY, rawClient, talk } from '../../testing/raw-client.ts';
import { MAX_FRAGMENTS } from '../limits/turn-taking.ts';
import { OPEN_TOKEN, startLab } from '../testing/lab.ts';

let lab: Awaited<ReturnType<typeof startLab>>;
beforeAll(async () => {
  lab = await startLab({ LIMIT_MESSAGE_BYTES: '65536', LIMIT_IDLE_MS: '200', LIMIT_DELAY_MS: '2000' });
});
afterAll(() => lab.close());

/** A WebSocket client whose messages are kept in order from the first byte on. */
function open(query = '', options: WebSocket.ClientOptions & { readonly offer?: string[] } = {}) {
  const { offer = [], ...rest } = options;
  const ws = new WebSocket(`ws://127.0.0.1:${lab.port}/ws${query}`, offer, {
    headers: { Host: lab.host },
    ...rest,
  });
  const messages: (string | Buffer)[] = [];
  const news = new Set<() => void>();
  ws.on('message', (data, binary) => {
    messages.push(binary ? (data as Buffer) : String(data));
    for (const one of news) one();
  });
  ws.on('error', () => {});
  return {
    ws,
    messages,
    count: (wanted: number) =>
      new Promise<(string | Buffer)[]>(resolve => {
        const look = () => messages.length >= wanted && resolve(messages);
        news.add(look);
        look();
      }),
  };
}

test('greets, then echoes text and binary as they came', async () => {
  const { ws, count } = open();
  await count(1);
  ws.send('网 hello');
  ws.send(Buffer.from([0, 255, 1]));
  ws.send('');
  expect(await count(4)).toEqual([
    `Hello from /ws on port ${lab.port}.`,
    '网 hello',
    Buffer.from([0, 255, 1]),
    '',
  ]);
  ws.close(1000);
  await once(ws, 'close');
});

test('is told not to greet: then nothing but the echo is heard', async () => {
  const { ws, count } = open('?greet=off');
  await once(ws, 'open');
  ws.send('first');
  expect(await count(1)).toEqual(['first']);
  ws.terminate();
});

test('a flood is warned of, then ended with a reason', async () => {
  const flooded = await startLab({ LIMIT_BURST: '100' });
  const ws = new WebSocket(`ws://127.0.0.1:${flooded.port}/ws?greet=off`);
  const messages: string[] = [];
  ws.on('message', data => messages.push(String(data)));
  ws.on('error', () => {});
  await once(ws, 'open');
  for (let sent = 0; sent < 1_000; sent++) ws.send(String(sent));
  const [code, reason] = await once(ws, 'close');
  expect([code, String(reason)]).toEqual([
    1008,
    'The lab ended this connection: more than 100 messages at once. A long one counts for several.',
  ]);
  // What came back meanwhile is not counted, so the warning may come a little later.
  expect(messages.findIndex(message => message.startsWith('Slow down: after 100 messages'))).toBeGreaterThan(
    70,
  );
  expect(messages.length).toBeLessThan(120);
  await flooded.close();
});

test('a long message counts for several', async () => {
  const flooded = await startLab({ LIMIT_BURST: '100' });
  const ws = new WebSocket(`ws://127.0.0.1:${flooded.port}/ws?greet=off`);
  await once(ws, 'open');
  for (let sent = 0; sent < 20; sent++) ws.send(Buffer.alloc(40_000));
  const [code] = await once(ws, 'close');
  expect(code).toBe(1008);
  await flooded.close();
});

test('a message that is not whole is counted until it is', async () => {
  const { ws, count } = open('?greet=off', { perMessageDeflate: false });
  await once(ws, 'open');
  ws.send('x'.repeat(20_000), { fin: false });
  await expect.poll(() => lab.waiting.bytes).toBeGreaterThan(20_000);
  ws.send('x'.repeat(20_000), { fin: false });
  await expect.poll(() => lab.waiting.bytes).toBeGreaterThan(40_000);
  expect(lab.waiting.bytes).toBeLessThan(50_000);
  ws.send('', { fin: true });
  expect(await count(1)).toEqual(['x'.repeat(40_000)]);
  await expect.poll(() => lab.waiting.bytes).toBe(0);
  ws.terminate();
});

test('a connection that is closing is counted too', async () => {
  const client = rawClient(lab.port);
  client.send(handshake('/ws?close=1000', lab.host));
  await client.until(/\r\n\r\n/);
  // A binary frame of 65,000 bytes, masked with zeros, whose last part never comes.
  client.send(Buffer.concat([Buffer.from([0x82, 0xfe, 0xfd, 0xe8, 0, 0, 0, 0]), Buffer.alloc(60_000)]));
  await expect.poll(() => lab.waiting.bytes).toBeGreaterThan(60_000);
  client.socket.destroy();
  await expect.poll(() => lab.waiting.bytes).toBe(0);
});

test('frames of a byte each are counted for what they keep, and a message has at most 1,024', async () => {
  const { ws } = open('?greet=off', { perMessageDeflate: false });
  await once(ws, 'open');
  for (let sent = 0; sent < MAX_FRAGMENTS; sent++) ws.send('a', { fin: false });
  await expect.poll(() => lab.waiting.bytes).toBeGreaterThan(200 * MAX_FRAGMENTS);
  ws.send('a', { fin: false });
  const [code] = await once(ws, 'close');
  expect(code).toBe(1008);
  await expect.poll(() => lab.waiting.bytes).toBe(0);
});

test('a frame that keeps all that came with it is counted for that', async () => {
  const { ws } = open('?greet=off', { perMessageDeflate: false });
  await once(ws, 'open');
  const { _sender: sender } = ws as unknown as { _sender: { readonly _socket: Socket } };
  sender._socket.cork(); // so that all of it comes in one read
  ws.send('a', { fin: false });
  for (let sent = 0; sent < 100; sent++) ws.pong('x'.repeat(125));
  sender._socket.uncork();
  await expect.poll(() => lab.waiting.bytes).toBeGreaterThan(12_500);
  ws.terminate();
  await expect.poll(() => lab.waiting.bytes).toBe(0);
});

test('a compressed message that is not whole is counted for what it becomes', async () => {
  const { ws } = open('?greet=off');
  await once(ws, 'open');
  ws.send('x'.repeat(60_000), { fin: false });
  await expect.poll(() => lab.waiting.bytes).toBeGreaterThan(120_000);
  ws.terminate();
  await expect.poll(() => lab.waiting.bytes).toBe(0);
});

test('pushes a counter', async () => {
  const { ws, count } = open('?push=20');
  expect((await count(4)).slice(1)).toEqual(['counter 1', 'counter 2', 'counter 3']);
  ws.terminate();
});

test('closes after accepting, with the code and reason asked for', async () => {
  const { ws, messages } = open(`?close=${encodeURIComponent('4001,不行, really')}`);
  const [code, reason] = await once(ws, 'close');
  expect([code, String(reason), messages]).toEqual([4001, '不行, really', []]);
});

test('pings, and drops a peer that does not answer', async () => {
  const { ws } = open('', { autoPong: false });
  await once(ws, 'ping');
  const [code] = await once(ws, 'close');
  expect(code).toBe(1006);
});

test('keeps a peer that answers', async () => {
  const { ws } = open();
  for (let ping = 0; ping < 3; ping++) await once(ws, 'ping');
  expect(ws.readyState).toBe(WebSocket.OPEN);
  ws.terminate();
});

test('a message over the limit ends the connection with 1009', async () => {
  const { ws, count } = open();
  await count(1);
  ws.send('x'.repeat(65_537));
  const [code] = await once(ws, 'close');
  expect(code).toBe(1009);
});

test('a violation ends this connection and nothing else', async () => {
  const client = rawClient(lab.port);
  client.send(handshake('/ws', lab.host));
  await client.until(/\r\n\r\n/);
  client.send(Buffer.from([0x81, 0x01, 0x61])); // unmasked (RFC 6455 §5.1)
  expect(await client.over()).toContain('\x88');
  const { ws, count } = open();
  await count(1);
  ws.terminate();
});

test('a peer that does not read is not read from for ever', async () => {
  const { ws, count } = open('', { perMessageDeflate: false });
  await count(1);
  ws.pause();
  const block = Buffer.alloc(65_536);
  const flushed = new Promise<boolean>(resolve => {
    let sent = 0;
    // 64 MB, far more than the kernel's buffers of both sides hold.
    const more = (error?: Error) => {
      if (error) resolve(false);
      else if (++sent > 1_000) resolve(true);
      else ws.send(block, more);
    };
    more();
  });
  expect(await flushed).toBe(false);
});

describe('the answer to a handshake, to the byte', () => {
  test('101, extensions negotiated', async () => {
    const client = rawClient(lab.port);
    client.send(
      handshake('/ws', lab.host, 'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits'),
    );
    expect(await client.until(/\r\n\r\n/)).toMatch(
      head(
        'HTTP/1.1 101 Switching Protocols',
        'Upgrade: websocket',
        'Connection: Upgrade',
        `Sec-WebSocket-Accept: ${ACCEPT}`,
        'Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; client_no_context_takeover',
      ),
    );
    client.socket.destroy();
  });

  test('403 for an Origin that is not on the list', async () => {
    const { reader, partner, evil } = lab.origins;
    const sentence = `The lab refused this request: its Origin is "${evil}", and the allowlist accepts only ${reader}, ${partner}.\n`;
    const answer = await talk(
      lab.port,
      handshake(`/ws?allow=${reader},${partner}`, lab.host, `Origin: ${evil}`),
    );
    expect(answer.replace(/Date: .*GMT/, 'Date: then')).toBe(
      head(
        'HTTP/1.1 403 Forbidden',
        "Content-Security-Policy: default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        'Cross-Origin-Opener-Policy: same-origin',
        'Referrer-Policy: no-referrer',
        'X-Content-Type-Options: nosniff',
        'Content-Type: text/plain; charset=utf-8',
        `Content-Length: ${sentence.length}`,
        'Date: then',
        'Connection: close',
      ) + sentence,
    );
  });

  test.each([
    ['no allowlist', '', 'Origin: http://evil.example', 101],
    ['no allowlist, no Origin', '', 'X: y', 101],
    ['*', '?allow=*', 'Origin: http://evil.example', 101],
    ['on the list', '?allow=http://ok.example', 'Origin: http://ok.example', 101],
    ['no Origin', '?allow=http://ok.example', 'X: y', 403],
    [
      'two Origins',
      '?allow=http://ok.example',
      'Origin: http://ok.example\r\nOrigin: http://ok.example',
      403,
    ],
    ['malformed knob', '?push=1', 'X: y', 400],
    ['unknown knob', '?cors=off', 'X: y', 400],
    ['delay without a token', '?delay=10', 'X: y', 403],
    ['delay over the limit', `?delay=2001&token=${OPEN_TOKEN}`, 'X: y', 400],
    ['unknown path', '/other', 'X: y', 404],
  ])('%s', async (_what, query, line, status) => {
    const client = rawClient(lab.port);
    client.send(handshake(`/ws${query}`, lab.host, line));
    expect(await client.until(/\r\n\r\n/)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    client.socket.destroy();
  });

  test.each([
    ['bad key', ['Sec-WebSocket-Key: short', 'Sec-WebSocket-Version: 13'], /^HTTP\/1.1 400 /],
    ['no key', ['Sec-WebSocket-Version: 13'], /^HTTP\/1.1 400 /],
    [
      'bad version',
      [`Sec-WebSocket-Key: ${KEY}`, 'Sec-WebSocket-Version: 12'],
      /^HTTP\/1.1 400 [\s\S]*\r\nSec-WebSocket-Version: 13, 8\r\n/,
    ],
  ])('%s', async (_what, lines, wanted) => {
    const start = ['GET /ws HTTP/1.1', `Host: ${lab.host}`, 'Connection: Upgrade', 'Upgrade: websocket'];
    expect(await talk(lab.port, head(...start, ...lines))).toMatch(wanted);
  });

  test('a request without Upgrade is told to upgrade', async () => {
    const answer = await talk(lab.port, head('GET /ws HTTP/1.1', `Host: ${lab.host}`));
    expect(answer).toMatch(/^HTTP\/1.1 426 Upgrade Required\r\n/);
    expect(answer).toContain('\r\nUpgrade: websocket\r\n');
    expect(answer).toContain('\r\nX-Content-Type-Options: nosniff\r\n');
  });
});

describe('subprotocols', () => {
  test.each([
    ['chat, superchat', 'chat', 'chat'],
    ['superchat, chat', 'chat,superchat', 'chat'],
    ['chat, superchat', 'superchat,chat', 'superchat'],
    ['superchat', 'chat', undefined],
    ['chat', undefined, undefined],
    [undefined, 'chat', undefined],
    ['Chat', 'chat', undefined],
  ])('%s offered to a server that speaks %s: %s', async (offer, speaks, chosen) => {
    const client = rawClient(lab.port);
    const query = speaks === undefined ? '' : `?protocols=${speaks}`;
    client.send(handshake(`/ws${query}`, lab.host, ...(offer ? [`Sec-WebSocket-Protocol: ${offer}`] : [])));
    const answer = await client.until(/\r\n\r\n/);
    client.socket.destroy();
    expect(answer).toMatch(/^HTTP\/1.1 101 /);
    expect(/Sec-WebSocket-Protocol: (.*)\r\n/.exec(answer)?.[1]).toBe(chosen);
  });
});

describe('delay', () => {
  const delayed = (ms: number) => `/ws?delay=${ms}&token=${OPEN_TOKEN}`;

  test('the handshake is answered after the delay, and frames sent behind it are not lost', async () => {
    const client = rawClient(lab.port);
    const start = performance.now();
    const frame = Buffer.from([0x81, 0x82, 1, 2, 3, 4, 0x68 ^ 1, 0x69 ^ 2]); // "hi", masked
    client.send(Buffer.concat([Buffer.from(handshake(delayed(150), lab.host)), frame]));
    await client.until(/^HTTP\/1.1 101 /);
    expect(performance.now() - start).toBeGreaterThan(140);
    await client.until(/hi$/);
    client.socket.destroy();
  });

  test('frames sent during the delay are not lost either', async () => {
    const client = rawClient(lab.port);
    client.send(handshake(delayed(150), lab.host));
    client.send(Buffer.from([0x81, 0x81, 0, 0, 0, 0, 0x61]));
    await client.until(/\r\n\r\n.*\.\S+a$/s);
    client.socket.destroy();
  });

  test.each(['end', 'resetAndDestroy'] as const)('a client that leaves by %s ends the wait', async how => {
    const client = rawClient(lab.port);
    client.send(handshake(delayed(2_000), lab.host));
    const start = performance.now();
    client.socket[how]();
    expect(await client.over()).toBe('');
    expect(performance.now() - start).toBeLessThan(1_500);
  });
});
