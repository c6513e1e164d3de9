import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { constants, createDeflateRaw, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { Direction } from '../../../server/protocol/records.ts';
import { concat } from '../bytes.ts';
import { INFLATED_LIMIT } from '../deflate/deflate.ts';
import { valuesOf } from '../http/fields.ts';
import { decodeResponseHead } from '../http/head.ts';
import { recordsOf, relayTo } from '../testing/capture.ts';
import { BUSY_MACHINE, below, bytesOf, chunksOf, pick, randomBytes, seeded } from '../testing/random.ts';
import { encodeFrame, received, type Told } from '../testing/ws.ts';
import { type DeflateAgreement, decodeExtensions } from './extensions.ts';
import { MessageDecoder, type MessageItem } from './message.ts';

const AGREED = decodeExtensions('permessage-deflate').deflate;
const S: Direction = 'server→client';

function decode(
  direction: Direction,
  chunks: readonly Uint8Array[],
  deflate?: DeflateAgreement,
): MessageItem[] {
  const decoder = new MessageDecoder(direction, deflate);
  return chunks.flatMap(chunk => decoder.push(chunk));
}
const messagesIn = (items: readonly MessageItem[]) =>
  items.flatMap(item => (item.kind === 'frame' && item.message !== undefined ? item.message : []));
const told = (items: readonly MessageItem[]) =>
  JSON.stringify(items, (_, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
  );

describe('without an extension', () => {
  test('joins fragments, with control frames between them', () => {
    const stream = concat([
      encodeFrame({ opcode: 1, fin: false, payload: bytesOf('\xe4\xbd') }),
      encodeFrame({ opcode: 9, fin: true, payload: bytesOf('?') }),
      encodeFrame({ opcode: 0, fin: false, payload: bytesOf('\xa0') }),
      encodeFrame({ opcode: 0, fin: true, payload: bytesOf('!') }),
    ]);
    const items = decode(S, [stream]);
    expect(items.map(item => item.kind === 'frame' && item.message?.text)).toEqual([
      undefined,
      undefined,
      undefined,
      '你!',
    ]);
    expect(messagesIn(items)).toMatchObject([
      { kind: 'text', frames: 3, span: { start: 0, end: stream.length } },
    ]);
  });

  test.each(['c328', 'eda080', 'f4908080', 'c0af', 'e4bd'])('text of %s is not UTF-8', bytes => {
    const payload = Uint8Array.from(Buffer.from(bytes, 'hex'));
    const items = decode(S, [encodeFrame({ opcode: 1, fin: true, payload }), bytesOf('\x81\x00')]);
    expect(items).toMatchObject([
      { kind: 'frame', message: undefined },
      { kind: 'failure', violation: { id: 'invalid-utf-8' }, from: 2 + payload.length },
    ]);
  });

  test('keeps a byte order mark', () => {
    const [message] = messagesIn(
      decode(S, [encodeFrame({ opcode: 1, fin: true, payload: bytesOf('\xef\xbb\xbf') })]),
    );
    expect(message?.text).toBe('\ufeff');
  });

  test('tells the messages that ws tells, and fails where ws fails, on streams of random frames', {
    timeout: BUSY_MACHINE,
  }, async () => {
    const random = seeded(7);
    const failures = new Set<string>();
    for (let round = 0; round < 2000; round += 1) {
      const direction = pick<Direction>(random, ['client→server', S]);
      const stream = almostLegal(random, direction);
      const items = decode(direction, chunksOf(random, stream, 30));
      const wanted = await received(stream, direction === 'client→server');
      expect([Buffer.from(stream).toString('hex'), asTold(items)]).toEqual([
        Buffer.from(stream).toString('hex'),
        wanted,
      ]);
      for (const one of wanted) if (one.kind === 'error') failures.add(one.code);
    }
    expect([...failures].sort()).toEqual([...new Set(Object.values(WS_CODES))].sort());
  });
});

/** What `ws` calls each violation that it knows. */
const WS_CODES: Readonly<Record<string, string>> = {
  'unknown-opcode': 'WS_ERR_INVALID_OPCODE',
  'continuation-without-start': 'WS_ERR_INVALID_OPCODE',
  'data-frame-inside-message': 'WS_ERR_INVALID_OPCODE',
  'unmasked-client-frame': 'WS_ERR_EXPECTED_MASK',
  'masked-server-frame': 'WS_ERR_UNEXPECTED_MASK',
  'fragmented-control-frame': 'WS_ERR_EXPECTED_FIN',
  'long-control-frame': 'WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH',
  'close-payload-of-one-byte': 'WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH',
  'invalid-close-code': 'WS_ERR_INVALID_CLOSE_CODE',
  'invalid-utf-8': 'WS_ERR_INVALID_UTF8',
};

function asTold(items: readonly MessageItem[]): Told[] {
  const hex = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('hex');
  return items.flatMap((item): Told[] => {
    if (item.kind === 'failure')
      return [{ kind: 'error', code: WS_CODES[item.violation.id] ?? item.violation.id }];
    const { frame, message } = item;
    const { opcodeName, payload, close } = frame;
    if (opcodeName === 'close') {
      return [{ kind: 'close', code: close?.code ?? 1005, reason: hex(Buffer.from(close?.reason ?? '')) }];
    }
    if (opcodeName === 'ping' || opcodeName === 'pong') return [{ kind: opcodeName, data: hex(payload) }];
    return message === undefined
      ? []
      : [{ kind: 'message', data: hex(message.data), binary: message.kind === 'binary' }];
  });
}

/** A few legal frames, and at the end often one with a single fault. */
function almostLegal(random: () => number, direction: Direction): Uint8Array {
  const client = direction === 'client→server';
  const frame = (opcode: number, fin: boolean, payload: Uint8Array, masked = client) =>
    encodeFrame({ opcode, fin, payload, maskKey: masked ? randomBytes(random, 4) : undefined });
  const frames: Uint8Array[] = [];
  for (let count = below(random, 3); count > 0; count -= 1) {
    const text = Buffer.from(pick(random, ['', 'Hello', '你好 🌍']));
    frames.push(frame(pick(random, [9, 10]), true, randomBytes(random, below(random, 126))));
    frames.push(frame(1, false, text), frame(0, true, text), frame(2, true, randomBytes(random, 9)));
  }
  const nothing = new Uint8Array();
  const last = below(random, 11);
  if (last === 0) frames.push(frame(pick(random, [3, 4, 5, 6, 7, 11, 15]), true, nothing));
  if (last === 1) frames.push(frame(0, random() < 0.5, nothing));
  if (last === 2) frames.push(frame(1, false, nothing), frame(pick(random, [1, 2]), true, nothing));
  if (last === 3) frames.push(frame(2, true, nothing, !client));
  if (last === 4) frames.push(frame(pick(random, [8, 9, 10]), false, nothing));
  if (last === 5) frames.push(frame(pick(random, [8, 9, 10]), true, randomBytes(random, 126)));
  if (last === 6) frames.push(frame(8, true, randomBytes(random, 1)));
  if (last === 7) frames.push(frame(8, true, randomBytes(random, 2)));
  if (last === 8) frames.push(frame(1, true, randomBytes(random, 1 + below(random, 4))));
  if (last === 9) frames.push(frame(8, true, Buffer.concat([Uint8Array.of(3, 232), randomBytes(random, 2)])));
  if (last === 10) frames.push(frame(8, true, nothing));
  return concat(frames);
}

describe('permessage-deflate', () => {
  const cases = [9, 10, 11, 12, 13, 14, 15].flatMap(bits => [
    { bits, takeover: true },
    { bits, takeover: false },
  ]);
  test.each(cases)(
    'reads real connections of ws: $bits bits, context takeover $takeover',
    async ({ bits, takeover }) => {
      const random = seeded(bits);
      const sent = Array.from({ length: 30 }, (_, index) =>
        Buffer.from(
          `${index} ${'the same words come again '.repeat(below(random, 60))}${random()}`.repeat(
            1 + below(random, 3),
          ),
        ),
      );
      const { head, streams } = await echoed(sent, bits, takeover);
      const { deflate, violations } = decodeExtensions(valuesOf(head, 'sec-websocket-extensions').join(', '));
      expect(violations).toEqual([]);
      const side = { windowBits: bits, contextTakeover: takeover };
      expect(deflate).toEqual({ 'client→server': side, [S]: side });
      for (const direction of ['client→server', S] as const) {
        const items = decode(direction, [streams[direction]], deflate);
        const messages = messagesIn(items);
        expect(messages.map(message => Buffer.from(message.data).toString())).toEqual(sent.map(String));
        expect(messages.every(message => message.compressed)).toBe(true);
        expect(told(decode(direction, chunksOf(random, streams[direction], 7), deflate))).toBe(told(items));
      }
    },
  );

  test('inflates 300 messages of one zlib stream, fragmented, with pings between', async () => {
    const random = seeded(8);
    const deflate = createDeflateRaw({ windowBits: 11 });
    const agreed = decodeExtensions('permessage-deflate; server_max_window_bits=11').deflate;
    const decoder = new MessageDecoder(S, agreed);
    for (let index = 0; index < 300; index += 1) {
      const plain = Buffer.from(`${index} `.repeat(below(random, 900)));
      const flushed: Buffer[] = [];
      deflate.on('data', piece => flushed.push(piece));
      deflate.write(plain);
      await new Promise<void>(done => deflate.flush(constants.Z_SYNC_FLUSH, done));
      deflate.removeAllListeners('data');
      const payload = Buffer.concat(flushed).subarray(0, -4);
      const cut = below(random, payload.length + 1);
      const stream = concat([
        encodeFrame({ opcode: 2, fin: false, rsv1: true, payload: payload.subarray(0, cut) }),
        encodeFrame({ opcode: 9, fin: true, payload: new Uint8Array() }),
        encodeFrame({ opcode: 0, fin: true, payload: payload.subarray(cut) }),
      ]);
      const [message] = messagesIn(decoder.push(stream));
      expect(message && Buffer.from(message.data).toString()).toBe(plain.toString());
    }
  });

  test('a message may end its deflate stream and the next begin another (RFC 7692 §7.2.3.4)', () => {
    const last = (text: string, dictionary?: Uint8Array) =>
      concat([
        deflateRawSync(bytesOf(text), dictionary === undefined ? {} : { dictionary }),
        Uint8Array.of(0),
      ]);
    const stream = concat([
      encodeFrame({ opcode: 1, fin: true, rsv1: true, payload: last('Hello Hello') }),
      encodeFrame({ opcode: 1, fin: true, rsv1: true, payload: last('Hello again', bytesOf('Hello Hello')) }),
    ]);
    expect(messagesIn(decode(S, [stream], AGREED)).map(message => message.text)).toEqual([
      'Hello Hello',
      'Hello again',
    ]);
  });

  test.each([
    ['Hello of RFC 7692 §7.2.3.1', 'f248cdc9c90700'],
    ['Hello without compression, §7.2.3.3', '000500faff48656c6c6f00'],
    ['Hello in a block with BFINAL, §7.2.3.4', 'f348cdc9c9070000'],
    ['Hello in two blocks, §7.2.3.5', 'f248050000 00ffffcac9c90700'],
  ])('%s', (_, bytes) => {
    const payload = Uint8Array.from(Buffer.from(bytes.replaceAll(' ', ''), 'hex'));
    const items = decode(S, [encodeFrame({ opcode: 1, fin: true, rsv1: true, payload })], AGREED);
    expect(messagesIn(items)).toMatchObject([{ text: 'Hello', compressed: true }]);
  });

  test('an empty message is one zero byte (§7.2.3.6), and an uncompressed one may stand among the others', () => {
    const stream = concat([
      encodeFrame({ opcode: 1, fin: true, rsv1: true, payload: Uint8Array.of(0) }),
      encodeFrame({ opcode: 1, fin: true, payload: bytesOf('bare') }),
    ]);
    expect(messagesIn(decode(S, [stream], AGREED))).toMatchObject([
      { text: '', compressed: true },
      { text: 'bare', compressed: false },
    ]);
  });

  test('a message may refer back to the very first byte of the window, over the messages between', () => {
    const before = randomBytes(seeded(15), 512);
    const compressed = (payload: Uint8Array) => encodeFrame({ opcode: 2, fin: true, rsv1: true, payload });
    const flushed = (plain: Uint8Array) =>
      compressed(deflateRawSync(plain, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, -4));
    // A fixed block: length 3 at distance 512, the end of the block, and the head of an empty stored one.
    const farthest = Uint8Array.from(Buffer.from('02c63f00', 'hex'));
    const stream = concat([
      flushed(before.subarray(0, 200)),
      flushed(before.subarray(200)),
      compressed(farthest),
    ]);
    const agreed = decodeExtensions('permessage-deflate; server_max_window_bits=9').deflate;
    expect(messagesIn(decode(S, [stream], agreed)).at(-1)?.data).toEqual(before.slice(0, 3));
    const narrower = decodeExtensions('permessage-deflate; server_max_window_bits=8').deflate;
    expect(decode(S, [stream], narrower).at(-1)).toMatchObject({
      violation: { id: 'deflate-distance', found: '512 of 256' },
    });
  });

  test('a bomb is refused, and the rest of the direction is opaque', () => {
    const bomb = deflateRawSync(Buffer.alloc(50_000_000), { finishFlush: constants.Z_SYNC_FLUSH }).subarray(
      0,
      -4,
    );
    expect(bomb.length).toBeLessThan(60_000);
    const frame = encodeFrame({ opcode: 2, fin: true, rsv1: true, payload: bomb });
    const items = decode(
      S,
      [concat([frame, encodeFrame({ opcode: 1, fin: true, payload: bytesOf('after') })])],
      AGREED,
    );
    expect(items).toMatchObject([
      { kind: 'frame', message: undefined },
      { kind: 'failure', violation: { id: 'deflate-too-large', found: `more than ${INFLATED_LIMIT} bytes` } },
    ]);
  });

  test('a message that refers to one that was not given is refused, not guessed', () => {
    const payload = deflateRawSync(bytesOf('Hello again'), {
      dictionary: bytesOf('Hello'),
      finishFlush: constants.Z_SYNC_FLUSH,
    }).subarray(0, -4);
    const items = decode(S, [encodeFrame({ opcode: 1, fin: true, rsv1: true, payload })], AGREED);
    expect(items.at(-1)).toMatchObject({ kind: 'failure', violation: { id: 'deflate-distance' } });
  });
});

/** Sends through a real client and server of ws with a relay between, which keeps what crossed. */
async function echoed(sent: readonly Buffer[], bits: number, takeover: boolean) {
  const perMessageDeflate = {
    threshold: 0,
    serverMaxWindowBits: bits,
    clientMaxWindowBits: bits,
    serverNoContextTakeover: !takeover,
    clientNoContextTakeover: !takeover,
  };
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate });
  await once(server, 'listening');
  server.on('connection', socket => socket.on('message', data => socket.send(data, { binary: true })));
  const relay = await relayTo((server.address() as AddressInfo).port);
  const client = new WebSocket(`ws://127.0.0.1:${relay.port}`, { perMessageDeflate });
  await once(client, 'open');
  for (const data of sent) {
    client.send(data);
    await once(client, 'message');
  }
  client.close();
  await once(client, 'close');
  await relay.close();
  server.close();
  const records = recordsOf(relay.pieces);
  const bytes = (part: string, direction: Direction) =>
    concat(
      records.flatMap(one =>
        one.kind === 'bytes' && one.part === part && one.direction === direction ? one.bytes : [],
      ),
    );
  const streams = {
    'client→server': bytes('upgraded', 'client→server'),
    'server→client': bytes('upgraded', 'server→client'),
  } as const;
  return { head: decodeResponseHead(bytes('response-head', S)), streams };
}
