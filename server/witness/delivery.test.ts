import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Delivery } from './delivery.ts';
import { Panel } from './panel.ts';
import { BATCH, MESSAGE } from './panels.ts';

const draft = {
  kind: 'bytes',
  part: 'upgraded',
  direction: 'client→server',
  bytes: Buffer.from('x'),
  masks: [],
  at: 0,
} as const;

/** A transport that takes one batch, then nothing until it is drained. */
function transport(names: readonly string[] = ['a'], limits = { records: 100_000, recordBytes: 1e9 }) {
  /** Batches: the messages that were sent without a drain between. */
  const sent: [token: string, seqs: number[]][] = [];
  let free = true;
  let last: [token: string, seqs: number[]] | undefined;
  const delivery = new Delivery({
    writable: () => free,
    send(token, records) {
      expect(records.length).toBeLessThanOrEqual(MESSAGE.records);
      const seqs = records.map(({ seq }) => seq);
      if (free) {
        last = [token, seqs];
        sent.push(last);
      } else {
        expect(last?.[0]).toBe(token);
        last?.[1].push(...seqs);
      }
      free = false;
    },
  });
  const panels = names.map(name => {
    const panel: Panel = new Panel(name, limits, () => delivery.news(panel));
    const log = panel.exchange('r', { numbers: [] });
    const write = (count: number) => {
      for (let at = 0; at < count; at += 1) log.write(draft);
    };
    return { panel, write };
  });
  const drain = () => {
    free = true;
    delivery.pump();
  };
  return { sent, delivery, panels, drain };
}
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

function only<T>(all: readonly T[]): T {
  const [first] = all;
  if (first === undefined) throw new Error('none');
  return first;
}

test('what one turn of the event loop brings is one batch', async () => {
  const { sent, panels } = transport();
  only(panels).write(5);
  expect(sent).toEqual([]);
  await setImmediate();
  expect(sent).toEqual([['a', range(1, 5)]]);
});

test('nothing is handed over until the transport has drained; then in order, batch by batch', async () => {
  const { sent, panels, drain } = transport();
  const { write } = only(panels);
  write(1);
  await setImmediate();
  write(BATCH.records + 10);
  await setImmediate();
  expect(sent).toEqual([['a', [1]]]);
  drain();
  drain();
  drain();
  expect(sent.slice(1)).toEqual([
    ['a', range(2, BATCH.records + 1)],
    ['a', range(BATCH.records + 2, BATCH.records + 11)],
  ]);
});

test('a reader that never drains costs no more than the panel’s caps', async () => {
  const { sent, panels, drain } = transport(['a'], { records: 10, recordBytes: 1e9 });
  const { write, panel } = only(panels);
  write(1);
  await setImmediate();
  write(1_000);
  await setImmediate();
  drain();
  expect(sent).toEqual([
    ['a', [1]],
    ['a', range(992, 1_001)],
  ]);
  expect(panel.since(0, { records: 1e9, recordBytes: 1e9 }).records).toHaveLength(10);
});

test('a busy panel does not starve the others', async () => {
  const { sent, panels, drain } = transport(['a', 'b']);
  const [a, b] = panels;
  a?.write(BATCH.records * 3);
  b?.write(1);
  await setImmediate();
  drain();
  expect(sent.map(([token]) => token)).toEqual(['a', 'b']);
});

test('caughtUp waits for the last of what there was, not for what comes later', async () => {
  const { sent, panels, delivery, drain } = transport();
  const { write, panel } = only(panels);
  write(3);
  await setImmediate();
  write(2);
  const seq = delivery.caughtUp(panel);
  write(BATCH.records + 1);
  let done = false;
  void seq.then(() => {
    done = true;
  });
  await setImmediate();
  expect(done).toBe(false);
  drain();
  expect(await seq).toBe(5);
  expect(sent[1]?.[1][0]).toBe(4);
});

test('caughtUp ends with its panel', async () => {
  const { panels, delivery, drain } = transport();
  const { write, panel } = only(panels);
  write(1);
  await setImmediate();
  write(1);
  const seq = delivery.caughtUp(panel);
  panel.close();
  drain();
  expect(await seq).toBeUndefined();
});
