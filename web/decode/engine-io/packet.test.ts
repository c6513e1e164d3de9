import { decodePacket, encodePacket, encodePayload, type Packet, type PacketType } from 'engine.io-parser';
import { describe, expect, test } from 'vitest';
import type { Direction } from '../../../server/protocol/records.ts';
import { below, pick, randomBytes, seeded } from '../testing/random.ts';
import {
  decodeEngineIoBinary,
  decodeEngineIoPayload,
  decodeEngineIoText,
  type EngineIoPacket,
} from './packet.ts';

const OPEN = {
  sid: 'a',
  upgrades: ['websocket'],
  pingInterval: 25000,
  pingTimeout: 20000,
  maxPayload: 1000000,
};
const S: Direction = 'server→client';
const C: Direction = 'client→server';
const ids = (packet: EngineIoPacket) => packet.violations.map(one => one.id);
const asTheirs = ({ type, data }: EngineIoPacket) =>
  typeof data === 'string' ? { type, data } : { type, data: Buffer.from(data) };

function randomPacket(random: () => number): Packet {
  const type = pick<PacketType>(random, ['open', 'close', 'ping', 'pong', 'message', 'upgrade', 'noop']);
  if (type === 'open') return { type, data: JSON.stringify(OPEN) };
  if (type === 'message' && random() < 0.4)
    return { type, data: Buffer.from(randomBytes(random, below(random, 9))) };
  return { type, data: pick(random, ['', 'probe', '你好 🌍', '2["a"]', 'b', '0']) };
}
const encoded = (packets: Packet[]) => new Promise<string>(done => encodePayload(packets, done));

test('reads every payload that engine.io-parser writes, and each span is its text', async () => {
  const random = seeded(9);
  for (let round = 0; round < 300; round += 1) {
    const packets = Array.from({ length: 1 + below(random, 5) }, () => randomPacket(random));
    const payload = await encoded(packets);
    const found = decodeEngineIoPayload(payload, S);
    expect(found.map(asTheirs)).toEqual(packets);
    for (const { span, typeSpan, dataSpan, data, encoding } of found) {
      const part = ({ start, end }: { start: number; end: number }) => payload.slice(start, end);
      expect(part(span)).toBe(part(typeSpan) + part(dataSpan));
      expect(part(dataSpan)).toBe(typeof data === 'string' ? data : Buffer.from(data).toString('base64'));
      expect(part(typeSpan)).toMatch(encoding === 'base64' ? 'b' : /^[0-6]$/);
    }
    expect(found.map(packet => packet.span.start)).toEqual(
      found.map((_, at) =>
        found.slice(0, at).reduce((sum, packet) => sum + packet.span.end - packet.span.start + 1, 0),
      ),
    );
  }
});

test('reads every WebSocket message that engine.io-parser writes', async () => {
  const random = seeded(10);
  for (let round = 0; round < 300; round += 1) {
    const packet = randomPacket(random);
    const message = await new Promise<unknown>(done => encodePacket(packet, true, done));
    const found =
      typeof message === 'string'
        ? decodeEngineIoText(message, S)
        : decodeEngineIoBinary(Buffer.from(message as Buffer));
    expect(asTheirs(found)).toEqual(packet);
  }
});

test('accepts and rejects text as engine.io-parser does, whatever comes first', () => {
  for (let code = 0; code < 300; code += 1) {
    const text = `${String.fromCharCode(code)}AAA=`;
    const theirs = decodePacket(text, 'nodebuffer');
    const ours = decodeEngineIoText(text, S);
    expect([code, ours.type ?? 'error']).toEqual([code, theirs.type]);
  }
});

describe('the open packet', () => {
  test('gives what the server announces', () => {
    expect(decodeEngineIoText(`0${JSON.stringify(OPEN)}`, S)).toMatchObject({ open: OPEN, violations: [] });
  });
  test.each([
    '0',
    '0{',
    '0[]',
    '0null',
    '0{"sid":1}',
    `0${JSON.stringify({ ...OPEN, upgrades: [1] })}`,
    `0${JSON.stringify({ ...OPEN, pingInterval: '1' })}`,
    `0${JSON.stringify({ ...OPEN, maxPayload: null })}`,
    `0${'['.repeat(100_000)}`,
  ])('%.30s', text => {
    expect(ids(decodeEngineIoText(text, S))).toEqual(['engine-invalid-open']);
  });
});

test.each([
  ['2probe', C, true],
  ['3probe', S, true],
  ['2', S, false],
  ['3', C, false],
  ['5', C, false],
])('%s %s is in its place', (text, direction, probe) => {
  expect(decodeEngineIoText(text, direction)).toMatchObject({ probe, violations: [] });
});

test.each([
  ['', S, 'engine-empty-packet'],
  ['7', S, 'engine-unknown-type'],
  ['ok', S, 'engine-unknown-type'],
  ['x4', S, 'engine-unknown-type'],
  ['bAAA', S, 'engine-invalid-base64'],
  ['bAA-_', S, 'engine-invalid-base64'],
  [`0${JSON.stringify(OPEN)}`, C, 'engine-wrong-direction'],
  ['2', C, 'engine-wrong-direction'],
  ['3', S, 'engine-wrong-direction'],
  ['2probe', S, 'engine-wrong-direction'],
  ['3probe', C, 'engine-wrong-direction'],
  ['5', S, 'engine-wrong-direction'],
] as const)('%j %s: %s', (text, direction, id) => {
  expect(ids(decodeEngineIoText(text, direction))).toEqual([id]);
});

test('an empty piece of a payload is a violation of its own, in its place', () => {
  const found = decodeEngineIoPayload('6\x1e\x1e4a', S);
  expect(found.map(ids)).toEqual([[], ['engine-empty-packet'], []]);
  expect(found[2]?.span).toEqual({ start: 3, end: 5 });
});
