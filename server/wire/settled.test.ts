import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { settled } from './settled.ts';
import { recordedServer } from './testing/recorded.ts';

/** How many turns of the event loop it takes, when something is seen in some of them (the first is 1). */
async function turnsWith(busy: (turn: number) => boolean): Promise<number> {
  let activity = 0;
  let turns = 0;
  let done = false;
  const count = async () => {
    while (!done) {
      turns += 1;
      if (busy(turns)) activity += 1;
      await turn();
    }
  };
  void count();
  await settled(() => activity);
  done = true;
  return turns;
}

test('ends only after several quiet turns, for what was accepted is read one turn later', async () => {
  const quiet = await turnsWith(() => false);
  expect(quiet).toBeGreaterThanOrEqual(3);
  expect(await turnsWith(turn => turn === 3)).toBeGreaterThan(quiet);
  expect(await turnsWith(turn => turn === 3 || turn === 6)).toBeGreaterThanOrEqual(9);
});

test('ends also when the lab is never quiet', async () => {
  expect(await turnsWith(() => true)).toBeLessThan(100);
});

describe.each([
  { scheme: 'http', tls: false },
  { scheme: 'https', tls: true },
])('on $scheme', ({ tls }) => {
  test('connections that were not even accepted, and a body of many reads, are in the record', async () => {
    const { connect, learner, close } = await recordedServer({}, tls);
    const me = learner();
    const clients = await Promise.all(Array.from({ length: 20 }, connect));
    const body = 'x'.repeat(20_000);
    const length = `Host: a\r\nContent-Length: ${body.length}\r\n\r\n`;
    await Promise.all(
      clients.map(client => client.send(`POST /slow?${me.query} HTTP/1.1\r\n${length}${body}`)),
    );
    const records = await me.records();
    const sum = (part: string) =>
      records.reduce(
        (bytes, record) =>
          bytes + (record.kind === 'bytes' && record.part === part ? record.bytes.length : 0),
        0,
      );
    expect(records.filter(record => record.kind === 'bytes' && record.part === 'request-head')).toHaveLength(
      20,
    );
    expect(sum('request-body')).toBe(20 * body.length);
    await close();
  });
});
