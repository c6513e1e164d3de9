import { constants, deflateRawSync } from 'node:zlib';
import type { RawClient } from '../../testing/raw-client.ts';
import { clientFrame, closeFrame, handshake } from './frames.ts';
import { ALLOWED_ORIGIN, BIG_BYTES } from './server.ts';

/** One conversation of a raw client with the test server. It need not close the connection. */
export interface Scenario {
  readonly name: string;
  /** What the client receives at least once, so that a scenario cannot pass by failing early. */
  readonly expects: string;
  readonly expectsOverTls?: string;
  /** Of what the client sent, the server may have read only a beginning. */
  readonly torn?: boolean;
  run(client: RawClient): Promise<void>;
}

const get = (target: string, fields = '') => `GET ${target} HTTP/1.1\r\nHost: localhost\r\n${fields}\r\n`;
const SWITCHED = '\r\n\r\n';

/** The last chunk of a chunked answer. Whoever leaves earlier finds that TLS drops what was still to be sent. */
const LAST_CHUNK = '0\r\n\r\n';

/** Sends one message and waits for the last bytes of the answer. */
const one = (name: string, expects: string, message: string | Buffer, last = expects): Scenario => ({
  name,
  expects,
  async run(client) {
    await client.send(message);
    await client.until(last);
  },
});

/** Opens a WebSocket and goes on from there. */
const upgraded = (
  name: string,
  expects: string,
  then: (client: RawClient) => Promise<void>,
  head = handshake('/ws'),
): Scenario => ({
  name,
  expects,
  async run(client) {
    await client.send(head);
    await client.until(SWITCHED);
    await then(client);
  },
});

const deflated = (text: string) =>
  deflateRawSync(text, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, -4);

export const SCENARIOS: readonly Scenario[] = [
  one(
    'odd header case, order and white space',
    'X-Target: /odd',
    'GET /odd HTTP/1.1\r\naCCept:\t*/*\r\nX-b:    1  \r\nx-EMPTY:\r\nhOsT:localhost\r\nX-b:2\t\r\n\r\n',
    LAST_CHUNK,
  ),
  {
    name: '60 pipelined requests in one write',
    expects: 'slow /slow?58',
    async run(client) {
      const targets = Array.from({ length: 60 }, (_, at) => (at % 2 === 0 ? `/slow?${at}` : `/echo?${at}`));
      await client.send(targets.map(target => get(target)).join(''));
      await client.until('HTTP/1.1 200 OK\r\n', 60);
      await client.until(LAST_CHUNK, 30);
    },
  },
  {
    name: 'chunked body with extensions and trailers, both ways',
    expects: 'X-Sum: 7',
    async run(client) {
      const fields = 'Host: localhost\r\nTransfer-Encoding: chunked\r\n\r\n';
      await client.send(`POST /echo HTTP/1.1\r\n${fields}5;name="v"\r\nhello\r\n006\r\n`);
      await client.send(' world\r\n0;last\r\nX-Trail: 1\r\nx-two:  2\r\n\r\n');
      await client.until(LAST_CHUNK);
      await client.send(get('/trailers'));
      await client.until('X-Sum: 7\r\n\r\n');
    },
  },
  {
    name: 'an upgrade sent byte by byte',
    expects: '101 Switching',
    async run(client) {
      for (const character of handshake('/ws')) await client.send(character);
      await client.until(SWITCHED);
    },
  },
  {
    name: 'frames right behind the upgrade',
    expects: 'second',
    async run(client) {
      await client.send(
        Buffer.concat([Buffer.from(handshake('/ws')), clientFrame('first'), clientFrame('second')]),
      );
      await client.until('second');
    },
  },
  upgraded('a frame of 1 MB', 'x'.repeat(1_000), async client => {
    await client.send(clientFrame(Buffer.alloc(1_000_000, 'x'), { opcode: 2 }));
    await client.untilBytes(1_000_000);
    await client.send(closeFrame(1000));
    await client.over();
  }),
  upgraded('fragments with a ping between', 'abcd', async client => {
    await client.send(clientFrame('ab', { final: false }));
    await client.send(clientFrame('are you there', { opcode: 9 }));
    await client.send(clientFrame('cd', { opcode: 0 }));
    await client.until('abcd');
  }),
  upgraded(
    'a subprotocol',
    'Sec-WebSocket-Protocol: chat',
    async () => {},
    handshake('/ws', { 'Sec-WebSocket-Protocol': 'superchat, chat' }),
  ),
  upgraded(
    'permessage-deflate',
    'Sec-WebSocket-Extensions: permessage-deflate',
    async client => {
      const head = client.received.length;
      await client.send(clientFrame(deflated('to be compressed, to be compressed'), { compressed: true }));
      await client.untilBytes(head + 4);
      await client.send(closeFrame(1000));
      await client.over();
    },
    handshake('/deflate', { 'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits' }),
  ),
  one('a forbidden origin on WebSocket', '403 Forbidden', handshake('/ws', { Origin: 'http://evil.test' })),
  one(
    'a forbidden origin on polling',
    '"code":4',
    get('/socket.io/?EIO=4&transport=polling', 'Origin: http://evil.test\r\n'),
  ),
  one(
    'a forbidden origin on Socket.IO by WebSocket',
    'Forbidden',
    handshake('/socket.io/?EIO=4&transport=websocket', { Origin: 'http://evil.test' }),
  ),
  one('a bad key', '400 Bad Request', handshake('/ws', { 'Sec-WebSocket-Key': 'short' })),
  one('a bad version', '400 Bad Request', handshake('/ws', { 'Sec-WebSocket-Version': '12' })),
  one('an upgrade to a path that nobody serves', '404 Not Found', handshake('/nowhere')),
  one('garbage', '400 Bad Request', Buffer.from('\x16\x03\x01 this is not HTTP\r\n\r\n', 'latin1')),
  one('no Host', '400 Bad Request', 'GET /no-host HTTP/1.1\r\n\r\n'),
  one('HTTP/1.0', 'X-Target: /old', 'GET /old HTTP/1.0\r\n\r\n'),
  one('an unmet expectation', '417 Expectation Failed', get('/', 'Expect: miracles\r\n')),
  {
    name: 'Expect: 100-continue',
    expects: 'the body',
    async run(client) {
      await client.send(
        'POST /echo HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 8\r\n\r\n',
      );
      await client.until('100 Continue\r\n\r\n');
      await client.send('the body');
      await client.until(LAST_CHUNK);
    },
  },
  upgraded('an unmasked frame', '\x03\xea', async client => {
    await client.send(clientFrame('naked', { masked: false }));
    await client.over();
  }),
  {
    name: 'half close behind a request',
    expects: 'X-Target: /half',
    async run(client) {
      await client.send(get('/half'));
      client.socket.end();
      await client.over();
    },
  },
  upgraded('half close of a WebSocket', '101 Switching', async client => {
    await client.send(clientFrame('last words'));
    client.socket.end();
    await client.over();
  }),
  upgraded('a close with a code', '\x03\xe8', async client => {
    await client.send(closeFrame(1000));
    await client.over();
  }),
  {
    ...upgraded('a reset in mid frame', '101 Switching', async client => {
      await client.send(clientFrame(Buffer.alloc(5_000)).subarray(0, 3_000));
      client.reset();
    }),
    torn: true,
  },
  {
    name: 'a slow reader',
    expects: 'xxxx',
    async run(client) {
      client.socket.pause();
      await client.send(get('/big'));
      // Reads one piece per turn of the event loop.
      const step = () => {
        if (client.socket.destroyed) return;
        client.socket.read();
        setImmediate(step);
      };
      step();
      await client.until('\r\n\r\n');
      client.socket.resume();
      await client.untilBytes(BIG_BYTES);
    },
  },
  {
    name: 'HTTP bytes after a 101, as engine.io writes them to EIO=3',
    expects: 'Unsupported protocol version',
    // There engine.io destroys the socket while its 101 is still being encrypted, and the 400 never goes out.
    expectsOverTls: '101 Switching',
    async run(client) {
      await client.send(handshake('/socket.io/?EIO=3&transport=websocket', { Origin: ALLOWED_ORIGIN }));
      await client.over();
    },
  },
  {
    name: 'Socket.IO: polling, then WebSocket',
    expects: '42["message-back","hello"]',
    async run(client) {
      const path = '/socket.io/?EIO=4&transport=';
      await client.send(get(`${path}polling`));
      await client.until('"sid":"');
      const sid = /"sid":"([^"]+)"/.exec(client.received.toString('latin1'))?.[1] ?? '';
      await client.send(
        `POST ${path}polling&sid=${sid} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n40`,
      );
      await client.until('\r\n\r\nok');
      await client.send(get(`${path}polling&sid=${sid}`));
      await client.until('40{"sid":"');
      await client.send(handshake(`${path}websocket&sid=${sid}`));
      await client.until('101 Switching');
      await client.send(clientFrame('2probe'));
      await client.until('3probe');
      await client.send(Buffer.concat([clientFrame('5'), clientFrame('42["message","hello"]')]));
      await client.until('42["message-back","hello"]');
    },
  },
];
