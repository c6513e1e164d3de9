import { describe, expect, test } from 'vitest';
import { unpackRecords } from '../protocol/records.ts';
import { Panel } from './panel.ts';
import { RecordBudget } from './record-budget.ts';
import { packedRecords } from './testing/packed-records.ts';

const ALL = { records: Number.POSITIVE_INFINITY, recordBytes: Number.POSITIVE_INFINITY };
const draft = (text: string) =>
  ({
    kind: 'bytes',
    part: 'upgraded',
    direction: 'client→server',
    bytes: Buffer.from(text),
    masks: [],
    at: 0,
  }) as const;
const records = (panel: Panel, after: number, limits = ALL) =>
  unpackRecords(packedRecords(panel.since(after, limits)));
const seqs = (panel: Panel, after: number, limits = ALL) =>
  records(panel, after, limits).map(({ seq }) => seq);

function panel(limits: Partial<typeof ALL> = {}) {
  let news = 0;
  const one = new Panel('0'.repeat(32), { ...ALL, ...limits }, new RecordBudget(1e9), () => {
    news += 1;
  });
  return { one, news: () => news };
}

test('connections and exchanges are numbered per panel', () => {
  const { one } = panel();
  const [first, second] = [{ numbers: [] }, { numbers: [] }];
  one.exchange('r1', first).write(draft('a'));
  one.exchange('r1', second).write(draft('b'));
  one.exchange('r2', first).write(draft('c'));
  expect(records(one, 0)).toMatchObject([
    { seq: 1, run: 'r1', connection: 1, exchange: 1 },
    { seq: 2, run: 'r1', connection: 2, exchange: 2 },
    { seq: 3, run: 'r2', connection: 1, exchange: 3 },
  ]);
});

describe('eviction', () => {
  test.each([1, 2, 3, 7, 64])('at most %i records, the oldest go first, and are counted', most => {
    const { one } = panel({ records: most });
    const log = one.exchange('r', { numbers: [] });
    const written = 200;
    for (let at = 1; at <= written; at += 1) {
      log.write(draft('x'));
      const kept = Math.min(at, most);
      expect(seqs(one, 0)).toEqual(Array.from({ length: kept }, (_, index) => at - kept + 1 + index));
      expect(one.since(0, ALL).first).toBe(at - kept + 1);
    }
    expect(one.since(written - most, ALL).first).toBe(written - most + 1);
    expect(one.since(written, ALL)).toMatchObject({ last: written, pieces: [] });
  });

  test('by memory; the newest stays even if it alone is too much', () => {
    const { one } = panel({ recordBytes: 16_384 });
    const log = one.exchange('r', { numbers: [] });
    for (let at = 0; at < 30; at += 1) log.write(draft('x'.repeat(1_000)));
    const [oldest = 0, ...others] = seqs(one, 0);
    expect(oldest).toBeGreaterThan(10);
    expect([oldest, ...others]).toEqual(Array.from({ length: 31 - oldest }, (_, at) => oldest + at));
    log.write(draft('x'.repeat(50_000)));
    expect(seqs(one, 0)).toEqual([31]);
    log.write(draft('x'));
    expect(seqs(one, 0)).toEqual([32]);
  });
});

test('a connection keeps no panel that was closed', () => {
  const connection = { numbers: [] as { panel: Panel; number: number }[] };
  const { one: first } = panel();
  const { one: second } = panel();
  first.exchange('r', connection);
  first.close();
  second.exchange('r', connection);
  expect(connection.numbers.map(({ panel }) => panel === second)).toEqual([true]);
});

test('batches are limited in records and bytes, and never empty while there is more', () => {
  const { one } = panel();
  const log = one.exchange('r', { numbers: [] });
  for (let at = 0; at < 10; at += 1) log.write(draft('x'.repeat(100)));
  expect(seqs(one, 3, { ...ALL, records: 4 })).toEqual([4, 5, 6, 7]);
  expect(seqs(one, 3, { ...ALL, recordBytes: 400 })).toEqual([4, 5, 6]);
  expect(seqs(one, 3, { ...ALL, recordBytes: 1 })).toEqual([4]);
});

test('a closed panel holds nothing and takes nothing', () => {
  const { one, news } = panel();
  const log = one.exchange('r', { numbers: [] });
  log.write(draft('a'));
  one.close();
  log.write(draft('b'));
  expect([log.open, news(), seqs(one, 0)]).toEqual([false, 1, []]);
});
