import { describe, expect, test } from 'vitest';
import { type Draft, type Mask, PACKED, packedLength, packRecord, unpackRecords } from './records.ts';

const AT = 1_764_000_000_000.4375;

const masks = (count: number): Mask[] =>
  Array.from({ length: count }, (_, at) => ({
    start: at * 70_000,
    length: 8,
    hides: PACKED.hides[at % PACKED.hides.length] ?? 'token',
    count: at + 1,
  }));
const bytes = (length: number): Buffer => Buffer.from(Array.from({ length }, (_, at) => (at * 7) % 256));

/** Every word that a record may hold, and numbers at their limits. */
const DRAFTS: readonly Draft[] = [
  ...PACKED.parts.flatMap((part, at) =>
    (['client→server', 'server→client'] as const).flatMap((direction): Draft[] => [
      { kind: 'bytes', part, direction, bytes: bytes(at * 300), masks: masks(at), at: AT + at },
      { kind: 'cut', part, direction, limit: 104_857_600, at: AT },
    ]),
  ),
  ...PACKED.hows.map(
    (how): Draft => ({
      kind: 'end',
      how,
      at: AT,
      unrecorded: { 'client→server': 2 ** 40 + 1, 'server→client': 0 },
    }),
  ),
  {
    kind: 'bytes',
    part: 'request-head',
    direction: 'client→server',
    bytes: bytes(3_000).toString('latin1'),
    masks: masks(300),
    at: AT,
  },
];
const NUMBERS = [
  { run: 'fedcba9876543210', connection: 1, exchange: 1 },
  { run: '', connection: 4_294_967_295, exchange: 4_294_967_295 },
];
const RECORDS = NUMBERS.flatMap(numbers => DRAFTS.map(draft => ({ draft, numbers })));

/** All of them behind one another, and where each ends. */
function packed() {
  const lengths = RECORDS.map(({ draft, numbers }) => packedLength(draft, numbers.run));
  const memory = Buffer.alloc(lengths.reduce((sum, length) => sum + length, 0));
  const ends: number[] = [];
  let at = 0;
  for (const [index, { draft, numbers }] of RECORDS.entries()) {
    packRecord(memory, at, draft, numbers);
    at += lengths[index] ?? 0;
    ends.push(at);
  }
  return { memory, ends };
}

test('what is packed is unpacked as it was, in its order, text as its bytes', () => {
  const { memory } = packed();
  const wanted = RECORDS.map(({ draft, numbers }, index) => ({
    ...draft,
    ...numbers,
    seq: 7 + index,
    ...(draft.kind === 'bytes' && {
      bytes: new Uint8Array(
        typeof draft.bytes === 'string' ? Buffer.from(draft.bytes, 'latin1') : draft.bytes,
      ),
    }),
  }));
  expect(unpackRecords({ first: 7, packed: memory })).toEqual(wanted);
});

describe('what is no packed records', () => {
  const { memory, ends } = packed();
  const first = memory.subarray(0, ends[12]);

  test('is refused wherever it is cut off within a record', () => {
    for (let length = 1; length < first.length; length += 1)
      if (!ends.includes(length))
        expect(() => unpackRecords({ first: 1, packed: first.subarray(0, length) })).toThrow(RangeError);
  });

  test.each([
    ['a kind', 0, 3],
    ['a part', 1, 10],
  ])('is refused with %s that does not exist', (_name, at, value) => {
    const wrong = new Uint8Array(first);
    wrong[at] = value;
    expect(() => unpackRecords({ first: 1, packed: wrong })).toThrow(RangeError);
  });
});
