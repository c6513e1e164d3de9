import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { PackedLog } from './packed-log.ts';
import { RecordBudget } from './record-budget.ts';

/** Bytes of the heap and of the buffers outside of it, after a collection of garbage. */
function memoryInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('This Node has no garbage collection on demand.');
  for (let round = 0; round < 3; round += 1) collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** What was measured stays, so that nothing of it comes free while something else is measured. */
const kept: PackedLog[][] = [];

test.each([
  ['frames of one byte', 1, 2_000],
  ['frames of 300 bytes', 300, 3_000],
  ['chunks of 20 KB', 20_000, 60],
])('%s cost what is counted for them', (_name, length, times) => {
  const limits = { records: 1e9, recordBytes: 1_048_576 };
  const logs = Array.from({ length: 30 }, () => new PackedLog(limits, new RecordBudget(1e9)));
  kept.push(logs);
  const bytes = Buffer.alloc(length, 'x');
  const before = memoryInUse();
  for (const log of logs)
    for (let at = 0; at < times; at += 1)
      log.add(
        { kind: 'bytes', part: 'upgraded', direction: 'client→server', bytes, masks: [], at: 1.5 },
        { run: 'fedcba9876543210', connection: 1, exchange: 1 },
      );
  const counted = logs.reduce((sum, log) => sum + log.cost, 0);
  const taken = memoryInUse() - before;
  expect(counted).toBeGreaterThan(taken * 0.97);
  expect(counted).toBeLessThan(taken * 1.2);
});
