import { describe, expect, test } from 'vitest';
import { type Draft, type Numbers, unpackRecords, type WireRecord } from '../protocol/records.ts';
import { PackedLog } from './packed-log.ts';
import { RecordBudget } from './record-budget.ts';
import { packedRecords } from './testing/packed-records.ts';

const ALL = { records: Number.POSITIVE_INFINITY, recordBytes: Number.POSITIVE_INFINITY };
const RUN = 'fedcba9876543210';
const AT = 1_764_000_000_000.4375;

const bytes = (length: number): Buffer => Buffer.from(Array.from({ length }, (_, at) => (at * 7) % 256));

/** Sizes around those of the segments, and a record without bytes. */
const DRAFTS: readonly Draft[] = [
  ...[0, 1, 300, 2_000, 2_048, 4_096, 32_768, 100_000, 1].map(
    (length): Draft => ({
      kind: 'bytes',
      part: 'upgraded',
      direction: 'client→server',
      bytes: bytes(length),
      masks: [],
      at: AT,
    }),
  ),
  { kind: 'end', how: 'reset', at: AT, unrecorded: { 'client→server': 0, 'server→client': 0 } },
];
const NUMBERS: readonly Numbers[] = [
  { run: RUN, connection: 1, exchange: 1 },
  { run: '', connection: 4_294_967_295, exchange: 4_294_967_295 },
];

const base64 = (bytes: Uint8Array | string) =>
  (typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : Buffer.from(bytes)).toString('base64');
/** Compared as text: bytes one by one would take minutes. */
const told = (records: readonly (WireRecord | (Draft & Numbers & { seq: number }))[]) =>
  records.map(record => (record.kind === 'bytes' ? { ...record, bytes: base64(record.bytes) } : record));

function filled() {
  const log = new PackedLog(ALL, new RecordBudget(1e9));
  const written: (Draft & Numbers & { seq: number })[] = [];
  for (const numbers of NUMBERS)
    for (const draft of DRAFTS) {
      log.add(draft, numbers);
      written.push({ ...draft, ...numbers, seq: written.length + 1 });
    }
  return { log, written };
}

test('what was written comes back, whatever it is and wherever it begins', () => {
  const { log, written } = filled();
  for (let after = 0; after <= written.length; after += 1)
    expect(told(unpackRecords(packedRecords(log.since(after, ALL))))).toEqual(told(written.slice(after)));
});

test('in batches of any size the same comes in the same order', () => {
  const { log, written } = filled();
  for (const limits of [
    { ...ALL, records: 1 },
    { ...ALL, records: 3 },
    { ...ALL, recordBytes: 1 },
    { ...ALL, recordBytes: 5_000 },
  ]) {
    const got: WireRecord[] = [];
    while (got.length < log.seq) {
      const batch = log.since(got.length, limits);
      expect(batch.last).toBeGreaterThan(got.length);
      expect(batch.bytes).toBe(batch.pieces.reduce((sum, piece) => sum + piece.length, 0));
      got.push(...unpackRecords(packedRecords(batch)));
      expect(got.length).toBe(batch.last);
    }
    expect(told(got)).toEqual(told(written));
  }
});

test('a record is a copy, and what was handed on does not change', () => {
  const log = new PackedLog({ records: 1, recordBytes: 1e6 }, new RecordBudget(1e9));
  const mine = Buffer.from('before');
  const draft = (from: Buffer): Draft => ({
    kind: 'bytes',
    part: 'upgraded',
    direction: 'client→server',
    bytes: from,
    masks: [],
    at: AT,
  });
  log.add(draft(mine), { run: RUN, connection: 1, exchange: 1 });
  mine.write('after!');
  const handed = log.since(0, ALL);
  for (let at = 0; at < 10_000; at += 1) log.add(draft(bytes(50)), { run: RUN, connection: 1, exchange: 1 });
  const [record] = unpackRecords(packedRecords(handed));
  expect(record?.kind === 'bytes' && Buffer.from(record.bytes).toString()).toBe('before');
});

describe('memory', () => {
  const LIMIT = 1_048_576;
  const draft = (length: number): Draft => ({
    kind: 'bytes',
    part: 'upgraded',
    direction: 'client→server',
    bytes: bytes(length),
    masks: [],
    at: AT,
  });
  const alternating = [draft(40_000), draft(1)];

  test.each<[string, readonly Draft[], number]>([
    ['frames of one byte', [draft(1)], 30_000],
    ['frames of 300 bytes', [draft(300)], 8_000],
    ['chunks of 9 KB', [draft(9_000)], 500],
    ['chunks of 20 KB', [draft(20_000)], 200],
    ['chunks of 64 KB', [draft(65_536)], 100],
    ['chunks larger than a segment, with a byte between', alternating, 300],
    ['chunks of 600 KB', [draft(600_000)], 6],
  ])('of %s stays within the limit, counted as it is taken', (_name, drafts, times) => {
    const budget = new RecordBudget(1e9);
    const log = new PackedLog({ records: 1e9, recordBytes: LIMIT }, budget);
    let most = 0;
    for (let at = 0; at < times; at += 1)
      for (const one of drafts) {
        log.add(one, { run: RUN, connection: 1, exchange: 1 });
        most = Math.max(most, log.cost);
      }
    expect(most).toBeLessThanOrEqual(LIMIT);
    expect(budget.used).toBe(log.cost);
    const kept = log.since(0, ALL);
    const held = new Set(kept.pieces.map(piece => piece.buffer));
    const taken = [...held].reduce((sum, buffer) => sum + buffer.byteLength, 0);
    expect(taken).toBeLessThanOrEqual(log.cost);
    // Of what is taken, most are records.
    expect(kept.bytes).toBeGreaterThan(0.55 * LIMIT);
    expect(kept.last).toBe(log.seq);
  });

  test('comes back when the log is cleared', () => {
    const budget = new RecordBudget(1e9);
    const log = new PackedLog({ records: 1e9, recordBytes: LIMIT }, budget);
    for (let at = 0; at < 100; at += 1) log.add(draft(1_000), { run: RUN, connection: 1, exchange: 1 });
    log.clear();
    expect([budget.used, log.cost, log.since(0, ALL).pieces]).toEqual([0, 0, []]);
  });
});
