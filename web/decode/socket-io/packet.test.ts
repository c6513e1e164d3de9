import { Decoder, Encoder, PacketType } from 'socket.io-parser';
import { describe, expect, test } from 'vitest';
import { JSON_DEPTH_LIMIT } from '../json.ts';
import { BUSY_MACHINE, below, pick, randomBytes, seeded } from '../testing/random.ts';
import { type Joined, SocketIoJoiner } from './joiner.ts';
import { decodeSocketIo, SOCKET_IO_TYPES, type SocketIoPacket } from './packet.ts';

const ids = (packet: SocketIoPacket) => packet.violations.map(one => one.id);

/** A value of JSON, now and then with bytes in it. */
function randomValue(random: () => number, binary: boolean, depth = 0): Joined {
  const kind = below(random, depth > 3 ? 5 : 8);
  if (binary && random() < 0.2) return Buffer.from(randomBytes(random, below(random, 5)));
  if (kind === 5)
    return Array.from({ length: below(random, 4) }, () => randomValue(random, binary, depth + 1));
  if (kind >= 6) {
    return { a: randomValue(random, binary, depth + 1), 'b,"/1-': randomValue(random, binary, depth + 1) };
  }
  return pick<Joined>(random, [null, true, below(random, 1000), '你好 "🌍"\\', `${random()}`]);
}

const tally = (value: Joined): number =>
  value instanceof Uint8Array
    ? 1
    : typeof value === 'object' && value !== null
      ? Object.values(value).reduce((sum: number, one) => sum + tally(one), 0)
      : 0;

test('reads every packet that socket.io-parser writes, joined with its attachments, and each span is its text', {
  timeout: BUSY_MACHINE,
}, () => {
  const random = seeded(11);
  const seen = new Set<string | undefined>();
  for (let round = 0; round < 3000; round += 1) {
    const type = pick(random, [0, 1, 2, 3, 4]);
    const nsp = pick(random, ['/', '/custom', '/a/b-1']);
    const binary = random() < 0.5;
    const values = Array.from({ length: below(random, 3) }, () => randomValue(random, binary));
    if (tally(values) > 10) continue;
    const data =
      type === PacketType.EVENT
        ? [pick<Joined>(random, ['message', '', 7]), ...values]
        : type === PacketType.ACK
          ? values
          : type === PacketType.CONNECT_ERROR
            ? { message: 'no', data: null }
            : type === PacketType.CONNECT && random() < 0.5
              ? { sid: 'x' }
              : undefined;
    const id =
      type === PacketType.ACK || (type === PacketType.EVENT && random() < 0.5)
        ? below(random, 1e6)
        : undefined;
    const [text, ...attachments] = new Encoder().encode({ type, nsp, data, ...(id !== undefined && { id }) });
    if (typeof text !== 'string') throw new Error('not text');
    const packet = decodeSocketIo(text);
    seen.add(packet.type);
    expect(packet.violations).toEqual([]);
    expect(packet).toMatchObject({ namespace: nsp, ackId: id, attachments: attachments.length });
    const joiner = new SocketIoJoiner();
    const steps = [joiner.text(packet), ...attachments.map(bytes => joiner.binary(bytes as Buffer))];
    expect(steps.slice(0, -1).map(step => step.joined)).toEqual(steps.slice(0, -1).map(() => undefined));
    expect(steps.at(-1)?.joined?.payload).toEqual(data);
    expect(steps.slice(1).map(step => step.attachment?.index)).toEqual(attachments.map((_, at) => at));
    expect(
      spansOf(packet)
        .map(({ start, end }) => text.slice(start, end))
        .join(''),
    ).toBe(text);
  }
  expect([...seen].sort()).toEqual([...SOCKET_IO_TYPES].sort());
});

/** All parts of a packet in their order: together they are the packet. */
function spansOf(packet: SocketIoPacket) {
  const { typeSpan, attachmentsSpan, namespaceSpan, ackIdSpan, payloadSpan } = packet;
  return [typeSpan, attachmentsSpan, namespaceSpan, ackIdSpan, payloadSpan].flatMap(span => span ?? []);
}

test('refuses whatever socket.io-parser refuses, and means the same by what both take', {
  timeout: BUSY_MACHINE,
}, () => {
  const random = seeded(12);
  // Without white space, which it takes for the acknowledgement id 0 where an id may stand.
  const alphabet = [
    '0',
    '1',
    '2',
    '3',
    '4',
    '5',
    '6',
    '7',
    '-',
    '/',
    ',',
    '[',
    ']',
    '{',
    '}',
    '"a"',
    '"connect"',
  ] as const;
  const counts = { taken: 0, refused: 0 };
  for (let round = 0; round < 20_000; round += 1) {
    const text = Array.from({ length: 1 + below(random, 7) }, () => pick(random, alphabet)).join('');
    const ours = decodeSocketIo(text);
    const theirs = readByTheirs(text);
    if (theirs === undefined) {
      counts.refused += 1;
      expect([text, ours.violations.length > 0]).toEqual([text, true]);
    } else if (ours.violations.length === 0) {
      counts.taken += 1;
      expect([text, ours.namespace, ours.ackId, ours.payload]).toEqual([
        text,
        theirs.nsp,
        theirs.id,
        theirs.data,
      ]);
    }
  }
  expect(counts.taken).toBeGreaterThan(200);
  expect(counts.refused).toBeGreaterThan(2000);
});

function readByTheirs(text: string): { nsp: string; id?: number; data?: unknown } | undefined {
  const decoder = new Decoder();
  let read: { nsp: string; id?: number; data?: unknown } | undefined;
  decoder.on('decoded', packet => {
    read = packet;
  });
  try {
    decoder.add(text);
    const waiting: unknown = Reflect.get(decoder, 'reconstructor');
    return read ?? (waiting ? Reflect.get(waiting as object, 'reconPack') : undefined);
  } catch {
    return undefined;
  }
}

describe('names the exact violation', () => {
  const deep = (depth: number) => `2["a",${'['.repeat(depth)}${']'.repeat(depth)}]`;
  test.each([
    ['', ['socket-unknown-type']],
    ['7', ['socket-unknown-type']],
    ['x["a"]', ['socket-unknown-type']],
    ['5["a"]', ['socket-attachment-count']],
    ['5-["a"]', ['socket-attachment-count']],
    ['50-["a"]', ['socket-attachment-count']],
    ['51["a"]', ['socket-attachment-count']],
    ['51.5-["a"]', ['socket-attachment-count']],
    ['511-["a"]', ['socket-too-many-attachments']],
    ['0/custom', ['socket-missing-comma']],
    ['2/custom["a"]', ['socket-missing-comma', 'socket-wrong-payload']],
    ['299999999999999999["a"]', ['socket-invalid-ack-id']],
    ['07{}', ['socket-unexpected-ack-id']],
    ['3["a"]', ['socket-missing-ack-id']],
    ['2', ['socket-wrong-payload']],
    ['2["a"', ['socket-invalid-json']],
    ['2["a"]]', ['socket-invalid-json']],
    ['2{}', ['socket-wrong-payload']],
    ['2[]', ['socket-wrong-payload']],
    ['2[null]', ['socket-wrong-payload']],
    ['0[]', ['socket-wrong-payload']],
    ['0"a"', ['socket-wrong-payload']],
    ['1{}', ['socket-wrong-payload']],
    ['31{}', ['socket-wrong-payload']],
    ['4[]', ['socket-wrong-payload']],
    ['4', ['socket-wrong-payload']],
    ['2["connect"]', ['socket-reserved-event']],
    ['51-["disconnecting"]', ['socket-reserved-event']],
    [deep(JSON_DEPTH_LIMIT - 1), []],
    [deep(JSON_DEPTH_LIMIT), ['socket-too-deep']],
    [deep(1_000_000), ['socket-too-deep']],
    [`2["a",{"b":"${'['.repeat(1000)}\\"${'{'.repeat(1000)}"}]`, []],
  ])('%.40s', (text, violations) => {
    expect(ids(decodeSocketIo(text))).toEqual(violations);
  });
});

describe('attachments', () => {
  const one = decodeSocketIo('51-["a",{"_placeholder":true,"num":0}]');
  const bytes = Uint8Array.of(1, 2);
  const found = (step: { violations: readonly { id: string; found?: string }[] }) =>
    step.violations.map(({ id, found: what }) => [id, what]);

  test.each([
    ['{"_placeholder":true,"num":1}', '1'],
    ['{"_placeholder":true,"num":-1}', '-1'],
    ['{"_placeholder":true,"num":0.5}', '0.5'],
    ['{"_placeholder":true,"num":"0"}', '"0"'],
    ['{"_placeholder":true}', 'nothing'],
  ])('a placeholder %s is out of range', (placeholder, what) => {
    const joiner = new SocketIoJoiner();
    joiner.text(decodeSocketIo(`51-["a",${placeholder}]`));
    const step = joiner.binary(bytes);
    expect(step.joined).toBeUndefined();
    expect(found(step)).toEqual([['socket-placeholder-out-of-range', what]]);
  });

  test('an attachment that no placeholder names', () => {
    const joiner = new SocketIoJoiner();
    joiner.text(decodeSocketIo('52-["a",{"_placeholder":true,"num":0}]'));
    joiner.binary(bytes);
    expect(found(joiner.binary(bytes))).toEqual([['socket-attachment-without-placeholder', '1']]);
  });

  test('text where an attachment must come, after which nothing waits', () => {
    const joiner = new SocketIoJoiner();
    joiner.text(one);
    const step = joiner.text(decodeSocketIo('2["b"]'));
    expect(found(step)).toEqual([['socket-attachments-interrupted', '1 missing']]);
    expect(step.joined?.payload).toEqual(['b']);
    expect(found(joiner.binary(bytes))).toEqual([['socket-unexpected-attachment', undefined]]);
  });

  test('binary where none was announced', () => {
    expect(found(new SocketIoJoiner().binary(bytes))).toEqual([['socket-unexpected-attachment', undefined]]);
  });

  test('a name that is special to JavaScript stays a name', () => {
    const joiner = new SocketIoJoiner();
    joiner.text(decodeSocketIo('51-["a",{"__proto__":{"x":1},"b":{"_placeholder":true,"num":0}}]'));
    const payload = joiner.binary(bytes).joined?.payload;
    expect(JSON.stringify(payload)).toContain('"__proto__":{"x":1}');
    expect(Reflect.get({}, 'x')).toBeUndefined();
  });
});
