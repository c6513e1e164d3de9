import { describe, expect, test } from 'vitest';
import type { Direction } from '../../../server/protocol/records.ts';
import { concat } from '../bytes.ts';
import { BUSY_MACHINE, below, bytesOf, chunksOf, pick, randomBytes, seeded } from '../testing/random.ts';
import { encodeFrame, type FrameToEncode } from '../testing/ws.ts';
import { FrameDecoder, type FrameItem } from './frame.ts';

function decode(direction: Direction, chunks: readonly Uint8Array[], deflate = false): FrameItem[] {
  const decoder = new FrameDecoder({ direction, deflate });
  return chunks.flatMap(chunk => decoder.push(chunk));
}
const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const framesIn = (items: readonly FrameItem[]) =>
  items.flatMap(item => (item.kind === 'frame' ? item.frame : []));

describe('the examples of RFC 6455 §5.7', () => {
  test.each([
    [
      'server→client',
      '81 05 48656c6c6f',
      [{ opcodeName: 'text', fin: true, masked: false, lengthForm: 7 }],
      'Hello',
    ],
    ['client→server', '81 85 37fa213d 7f9f4d5158', [{ masked: true, maskKey: hex('37fa213d') }], 'Hello'],
    [
      'server→client',
      '01 03 48656c 80 02 6c6f',
      [{ fin: false }, { opcodeName: 'continuation', fin: true }],
      'Hello',
    ],
    ['server→client', '89 05 48656c6c6f', [{ opcodeName: 'ping' }], 'Hello'],
    ['client→server', '8a 85 37fa213d 7f9f4d5158', [{ opcodeName: 'pong' }], 'Hello'],
    [
      'server→client',
      `82 7e 0100 ${'ab'.repeat(256)}`,
      [{ lengthForm: 16, payloadLength: 256 }],
      '\xab'.repeat(256),
    ],
    [
      'server→client',
      `82 7f 0000000000010000 ${'cd'.repeat(65536)}`,
      [{ lengthForm: 64, payloadLength: 65536 }],
      '\xcd'.repeat(65536),
    ],
  ] as const)('%s %#', (direction, bytes, frames, payload) => {
    const found = framesIn(decode(direction, [hex(bytes)]));
    expect(found).toMatchObject(frames);
    expect(concat(found.map(frame => frame.payload))).toEqual(bytesOf(payload));
  });
});

test('says where each part of a frame stands in the stream', () => {
  const stream = concat([hex('8a 80 00000000'), hex('82 fe 0100 01020304'), new Uint8Array(256)]);
  const [, frame] = framesIn(decode('client→server', [stream]));
  expect(frame).toMatchObject({
    span: { start: 6, end: 270 },
    headerSpan: { start: 6, end: 14 },
    flagsSpan: { start: 6, end: 7 },
    lengthSpan: { start: 7, end: 10 },
    maskKeySpan: { start: 10, end: 14 },
    payloadSpan: { start: 14, end: 270 },
  });
});

test('neither keeps nor changes the bytes it was given', () => {
  const stream = hex('81 85 37fa213d 7f9f4d5158');
  const before = stream.slice();
  const items = decode('client→server', [stream]);
  expect(stream).toEqual(before);
  stream.fill(0);
  expect(framesIn(items)[0]?.payload).toEqual(bytesOf('Hello'));
});

test.each([
  ['88 00', undefined],
  ['88 02 03e8', { code: 1000, reason: '' }],
  ['88 05 0bb8 e4bda0', { code: 3000, reason: '你' }],
])('close %s', (bytes, close) => {
  expect(framesIn(decode('server→client', [hex(bytes)]))[0]?.close).toEqual(close);
});

describe('names the exact violation, once, and nothing after it', () => {
  const K = '00000000';
  test.each([
    ['server→client', 'c1 00', 'reserved-bit', 0, 1],
    ['server→client', 'a1 00', 'reserved-bit', 0, 1],
    ['server→client', '91 00', 'reserved-bit', 0, 1],
    ['server→client', '83 00', 'unknown-opcode', 0, 1],
    ['server→client', '8b 00', 'unknown-opcode', 0, 1],
    ['client→server', '81 00', 'unmasked-client-frame', 1, 2],
    ['server→client', `81 80 ${K}`, 'masked-server-frame', 1, 2],
    ['server→client', '09 00', 'fragmented-control-frame', 0, 1],
    ['server→client', '89 7e 007e', 'long-control-frame', 1, 2],
    ['server→client', '88 7f', 'long-control-frame', 1, 2],
    ['server→client', '81 7e 007d', 'length-not-minimal', 1, 4],
    ['server→client', '81 7f 000000000000ffff', 'length-not-minimal', 1, 10],
    ['server→client', '81 7f 8000000000000000', 'length-top-bit', 1, 10],
    ['server→client', '80 00', 'continuation-without-start', 0, 1],
    ['server→client', '81 00 80 00', 'continuation-without-start', 2, 3],
    ['server→client', '01 00 81 00', 'data-frame-inside-message', 2, 3],
    ['server→client', '88 00 81 00', 'data-frame-after-close', 2, 3],
    ['server→client', '88 01 03', 'close-payload-of-one-byte', 2, 3],
    ['server→client', '88 02 03ec', 'invalid-close-code', 2, 4],
    ['server→client', '88 04 03e8 c328', 'invalid-utf-8', 4, 6],
    ['server→client', '88 04 03e8 eda0', 'invalid-utf-8', 4, 6],
    ['server→client', '81 00 485454502f312e31', 'http-after-upgrade', 2, 9],
    ['client→server', '485454502f312e31', 'http-after-upgrade', 0, 7],
    ['server→client', '485454502f322e', 'fragmented-control-frame', 0, 1],
  ] as const)('%s %s: %s', (direction, bytes, id, start, end) => {
    const stream = concat([hex(bytes), hex('81 00 81 00')]);
    for (const chunks of [[stream], chunksOf(() => 0, stream, 1)]) {
      const items = decode(direction, chunks);
      expect(items.filter(item => item.kind === 'failure')).toMatchObject([
        { violation: { id, start, end } },
      ]);
      expect(items.at(-1)?.kind).toBe('failure');
    }
  });

  test.each([999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65535])('close code %i may not be sent', code => {
    const items = decode('server→client', [Uint8Array.of(0x88, 2, code >> 8, code & 255)]);
    expect(items).toMatchObject([{ violation: { id: 'invalid-close-code', found: String(code) } }]);
  });

  test.each([1000, 1001, 1002, 1003, 1007, 1011, 1012, 1014, 3000, 4999])('close code %i may', code => {
    expect(decode('server→client', [Uint8Array.of(0x88, 2, code >> 8, code & 255)])).toMatchObject([
      { kind: 'frame' },
    ]);
  });
});

describe('RSV1 with permessage-deflate', () => {
  test.each([
    ['c1 00', undefined],
    ['c2 00', undefined],
    ['41 00 80 00', undefined],
    ['41 00 c0 00', 'compressed-bit-on-continuation'],
    ['c9 00', 'compressed-bit-on-control-frame'],
    ['e1 00', 'reserved-bit'],
  ])('%s', (bytes, id) => {
    const failures = decode('server→client', [hex(bytes)], true).filter(item => item.kind === 'failure');
    expect(failures.map(item => item.violation.id)).toEqual(id === undefined ? [] : [id]);
  });
});

test('what it was not given is unfinished', () => {
  const decoder = new FrameDecoder({ direction: 'server→client', deflate: false });
  expect(decoder.push(hex('81 05 4865'))).toEqual([]);
  expect(decoder.unfinished).toBe(4);
  expect(decoder.unfinishedHeader).toMatchObject({ opcodeName: 'text', payloadLength: 5 });
  expect(decoder.push(hex('6c6c6f'))).toHaveLength(1);
  expect(decoder.unfinished).toBe(0);
});

test('a frame said to be of 2^62 bytes is waited for, not made room for', () => {
  const decoder = new FrameDecoder({ direction: 'server→client', deflate: false });
  expect(decoder.push(hex('81 7f 4000000000000000 00'))).toEqual([]);
  expect(decoder.unfinishedHeader?.payloadLength).toBe(2 ** 62);
});

test('reads what ws writes, every length form, under any chunking', { timeout: BUSY_MACHINE }, () => {
  const random = seeded(3);
  for (let round = 0; round < 8; round += 1) {
    const direction = pick<Direction>(random, ['client→server', 'server→client']);
    const wanted = randomFrames(random, direction);
    const stream = concat(wanted.map(encodeFrame));
    const whole = decode(direction, [stream]);
    expect(framesIn(whole).map(plain)).toEqual(wanted.map(plain));
    const chunked = decode(direction, chunksOf(random, stream, pick(random, [1, 3, 40, 5000])));
    expect(told(chunked)).toBe(told(whole));
  }
});

/** Long payloads as text: comparing them number by number would take a minute. */
function plain({ opcode, fin, maskKey, payload }: FrameToEncode) {
  return { opcode, fin, maskKey, payload: Buffer.from(payload).toString('base64') };
}
const told = (items: readonly FrameItem[]) =>
  JSON.stringify(items, (_, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
  );

/** A legal stream: messages of one to four fragments with control frames between them. */
function randomFrames(random: () => number, direction: Direction): FrameToEncode[] {
  const frames: FrameToEncode[] = [];
  const add = (opcode: number, fin: boolean, length: number) => {
    const maskKey = direction === 'client→server' ? randomBytes(random, 4) : undefined;
    frames.push({ opcode, fin, maskKey, payload: randomBytes(random, length) });
  };
  for (let message = 0; message < 5; message += 1) {
    const fragments = 1 + below(random, 4);
    for (let fragment = 0; fragment < fragments; fragment += 1) {
      const length = pick(random, [0, 1, 125, 126, 127, 1000, 65535, 65536]);
      add(fragment === 0 ? pick(random, [1, 2]) : 0, fragment === fragments - 1, length);
      if (random() < 0.3) add(pick(random, [9, 10]), true, below(random, 126));
    }
  }
  return frames;
}
