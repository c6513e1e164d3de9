import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { unpackNews } from '../protocol/feed.ts';
import { Delivery } from './delivery.ts';
import { Panel } from './panel.ts';
import { BATCH } from './panels.ts';
import { RecordBudget } from './record-budget.ts';

const draft = {
  kind: 'bytes',
  part: 'upgraded',
  direction: 'client→server',
  bytes: Buffer.from('x'),
  masks: [],
  at: 0,
} as const;

/** A transport that takes one message, then nothing until it is drained. */
function transport(
  names: readonly string[] = ['a'],
  limits = { records: 100_000, recordBytes: 1e9 },
  budget = new RecordBudget(1e9),
) {
  /** Messages: the records of each panel in them. */
  const sent: [token: string, seqs: number[]][][] = [];
  const due: (() => void)[] = [];
  let free = true;
  const delivery = new Delivery(
    {
      writable: () => free,
      send(news) {
        expect(free).toBe(true);
        free = false;
        sent.push(unpackNews(news).map(({ token, records }) => [token, records.map(({ seq }) => seq)]));
      },
    },
    budget,
    callback => due.push(callback),
    undefined,
  );
  const panels = names.map(name => {
    const panel: Panel = new Panel(name, limits, budget, () => delivery.news(panel));
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
  const endRound = () => {
    for (const callback of due.splice(0)) callback();
  };
  return { sent, delivery, panels, drain, endRound, budget };
}
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

function only<T>(all: readonly T[]): T {
  const [first] = all;
  if (first === undefined) throw new Error('none');
  return first;
}

test('the news of a round goes out when it ends, as one message', () => {
  const { sent, panels, endRound } = transport(['a', 'b']);
  const [a, b] = panels;
  a?.write(5);
  b?.write(2);
  expect(sent).toEqual([]);
  endRound();
  expect(sent).toEqual([
    [
      ['a', range(1, 5)],
      ['b', range(1, 2)],
    ],
  ]);
});

test('more within a round waits for its end, even if the transport is ready before', () => {
  const { sent, panels, drain, endRound } = transport();
  const { write } = only(panels);
  write(1);
  endRound();
  write(1);
  drain();
  write(1);
  expect(sent).toEqual([[['a', [1]]]]);
  endRound();
  expect(sent).toEqual([[['a', [1]]], [['a', [2, 3]]]]);
});

test('nothing is handed over until the transport has drained; then in order, message by message', async () => {
  const { sent, panels, drain, endRound } = transport();
  const { write } = only(panels);
  write(1);
  endRound();
  write(BATCH.records + 10);
  endRound();
  expect(sent).toEqual([[['a', [1]]]]);
  drain();
  drain();
  drain();
  expect(sent.slice(1)).toEqual([
    [['a', range(2, BATCH.records + 1)]],
    [['a', range(BATCH.records + 2, BATCH.records + 11)]],
  ]);
});

test('a reader that never drains costs no more than the panel’s caps', async () => {
  const { sent, panels, drain, endRound } = transport(['a'], { records: 10, recordBytes: 1e9 });
  const { write, panel } = only(panels);
  write(1);
  endRound();
  write(1_000);
  endRound();
  drain();
  expect(sent).toEqual([[['a', [1]]], [['a', range(992, 1_001)]]]);
  expect(panel.since(0, { records: 1e9, recordBytes: 1e9 })).toMatchObject({ first: 992, last: 1_001 });
});

test('a busy panel does not starve the others', async () => {
  const { sent, panels, drain, endRound } = transport(['a', 'b']);
  const [a, b] = panels;
  a?.write(BATCH.records * 3);
  b?.write(1);
  endRound();
  drain();
  expect(sent.map(shares => shares.map(([token]) => token))).toEqual([['a'], ['b', 'a']]);
});

test('caughtUp waits for the last of what there was, not for what comes later, and for no round', async () => {
  const { sent, panels, delivery, drain, endRound } = transport();
  const { write, panel } = only(panels);
  write(3);
  endRound();
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
  expect(sent[1]?.[0]?.[1][0]).toBe(4);
});

test('caughtUp ends with its panel', async () => {
  const { panels, delivery, drain, endRound } = transport();
  const { write, panel } = only(panels);
  write(1);
  endRound();
  write(1);
  const seq = delivery.caughtUp(panel);
  panel.close();
  drain();
  expect(await seq).toBeUndefined();
});

test('a panel that left takes nothing with it: its next learner gets every record', async () => {
  const { sent, panels, delivery, drain, endRound } = transport(['a', 'b']);
  const [a, b] = panels;
  a?.write(1);
  endRound();
  a?.write(1);
  b?.write(1);
  const waiting = a && delivery.caughtUp(a.panel);
  if (a) delivery.left(a.panel);
  expect(await waiting).toBeUndefined();
  drain();
  endRound();
  expect(sent).toEqual([[['a', [1]]], [['b', [1]]]]);
  expect(a?.panel.delivered).toBe(1);
});

test('a message on its way counts for the budget until it has left', async () => {
  const { panels, delivery, drain, budget, endRound } = transport();
  const { write } = only(panels);
  write(100);
  const kept = budget.used;
  endRound();
  const onItsWay = budget.used - kept;
  expect(onItsWay).toBeGreaterThan(100);
  drain();
  expect(budget.used).toBe(kept);
  write(1);
  delivery.settle();
  expect(budget.used).toBe(kept + 16);
});

test('records that the budget dropped before they could be sent end no wait and start no endless one', async () => {
  const { sent, panels, delivery, drain, budget, endRound } = transport(
    ['a', 'b'],
    undefined,
    new RecordBudget(15_000),
  );
  const [a, b] = panels;
  a?.write(1);
  endRound();
  a?.write(3);
  b?.write(200);
  const caughtUp = a && delivery.caughtUp(a.panel);
  expect(budget.used).toBeLessThan(20_000);
  drain();
  expect(await caughtUp).toBe(4);
  expect(a?.panel.delivered).toBe(4);
  drain();
  expect(sent.flat().filter(([token]) => token === 'a')).toEqual([['a', [1]]]);
});
