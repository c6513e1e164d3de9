import { expect, test } from 'vitest';
import { Journal, ROUND_MS } from './journal.ts';
import type { ConnectionObserver, Observe } from './observer.ts';

/** A journal whose time passes when told to, before an observer that keeps what it is told, as lines. */
function journal(observe: (name: number) => Partial<ConnectionObserver> | undefined = () => ({})) {
  const told: string[] = [];
  const waits: number[] = [];
  const due: (() => void)[] = [];
  const detached: number[] = [];
  const inner: Observe = connection => {
    const name = connection.remotePort ?? 0;
    const own = observe(name);
    return (
      own && {
        chunk: (direction, bytes) => told.push(`${name} ${direction} ${bytes.toString('latin1')}`),
        parsed: (target, as) => told.push(`${name} ${as} ${target}`),
        end: how => told.push(`${name} ${how}`),
        ...own,
      }
    );
  };
  const one = new Journal(inner, (callback, ms) => {
    waits.push(ms);
    due.push(callback);
  });
  const connection = (name: number) => {
    const observer = one.observe({ remotePort: name, detach: () => detached.push(name) });
    if (!observer) throw new Error('not observed');
    return {
      ...observer,
      /** The bytes are gone after the call, as a socket's may be. */
      chunk(direction: 'client→server' | 'server→client', text: string) {
        const bytes = Buffer.from(text, 'latin1');
        observer.chunk(direction, bytes, 0);
        bytes.fill('!');
      },
      parsed: (target: string) => observer.parsed(target, 'request'),
      upgraded: (target: string) => observer.parsed(target, 'upgrade'),
      end: (how: 'client-fin' | 'server-fin' | 'reset' | 'closed') => observer.end(how, 0),
    };
  };
  const pass = () => {
    for (const callback of due.splice(0)) callback();
  };
  return { one, told, waits, detached, connection, pass };
}

test('everything is told later, in the order in which it happened, connections mixed', () => {
  const { connection, told, pass } = journal();
  const [a, b] = [connection(1), connection(2)];
  a.chunk('client→server', 'GET');
  b.chunk('client→server', 'POST');
  a.parsed('/a');
  b.upgraded('/b');
  b.chunk('server→client', '101');
  a.chunk('server→client', '200');
  for (const how of ['client-fin', 'server-fin', 'reset', 'closed'] as const) a.end(how);
  expect(told).toEqual([]);
  pass();
  expect(told).toEqual([
    '1 client→server GET',
    '2 client→server POST',
    '1 request /a',
    '2 upgrade /b',
    '2 server→client 101',
    '1 server→client 200',
    '1 client-fin',
    '1 server-fin',
    '1 reset',
    '1 closed',
  ]);
});

test('times are kept', () => {
  const times: number[] = [];
  const { one } = journal(() => ({ chunk: (_, __, at) => times.push(at), end: (_, at) => times.push(at) }));
  const observer = one.observe({ remotePort: 1, detach() {} });
  observer?.chunk('client→server', Buffer.from('x'), 1_764_000_000_000.4375);
  observer?.end('closed', 1_764_000_000_001.5);
  one.tell();
  expect(times).toEqual([1_764_000_000_000.4375, 1_764_000_000_001.5]);
});

test('the first event after a pause waits for nothing, the next ones wait together', () => {
  const { connection, waits, pass } = journal();
  const one = connection(1);
  one.chunk('client→server', 'a');
  one.chunk('client→server', 'b');
  expect(waits).toEqual([0]);
  pass();
  one.chunk('client→server', 'c');
  one.chunk('client→server', 'd');
  expect(waits).toHaveLength(2);
  expect(waits[1]).toBeGreaterThan(ROUND_MS / 2);
  expect(waits[1]).toBeLessThanOrEqual(ROUND_MS);
});

test.each([
  ['many events', 5_000, 3],
  ['many bytes', 300, 10_000],
  ['events so large that they are told at once', 5, 100_000],
  ['large and small ones in turns', 60, 16_383],
])('%s are all told, in order, without waiting for the time', (_name, count, length) => {
  const { connection, told, pass } = journal();
  const one = connection(1);
  const sent: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const text = String(at).padEnd(length + (at % 3), '.');
    sent.push(`1 client→server ${text}`);
    one.chunk('client→server', text);
  }
  expect(told.length).toBeGreaterThan(0);
  pass();
  expect(told.join('\n') === sent.join('\n')).toBe(true);
});

test('tell tells all at once, and leaves nothing for later', () => {
  const { one, connection, told, pass } = journal();
  connection(1).chunk('client→server', 'a');
  one.tell();
  expect(told).toEqual(['1 client→server a']);
  pass();
  expect(told).toHaveLength(1);
});

test('what follows a round is called once, when all of the round is told, with what large events brought before', () => {
  const later: string[] = [];
  const { one, connection, told, waits, pass } = journal(() => ({
    chunk(_, bytes) {
      told.push(`${bytes.length}`);
      one.afterRound(() => later.push(`after ${told.length}`));
    },
  }));
  const a = connection(1);
  a.chunk('client→server', 'a');
  a.chunk('client→server', 'x'.repeat(100_000));
  a.chunk('client→server', 'b');
  expect([told, later]).toEqual([['1', '100000'], []]);
  pass();
  expect([told.length, later]).toEqual([3, ['after 3', 'after 3', 'after 3']]);
  pass();
  expect([later.length, waits]).toEqual([3, [0]]);
});

test('what follows a round comes in its time also where nothing is told', () => {
  const { one, waits, pass } = journal();
  let called = 0;
  const call = () => one.afterRound(() => (called += 1));
  call();
  pass();
  call();
  expect([called, waits.map(Math.sign)]).toEqual([1, [0, 1]]);
  pass();
  expect(called).toBe(2);
});

test('who detaches, or does not observe, is told nothing more, not even what had happened meanwhile', () => {
  const log: string[] = [];
  const { one, detached } = journal(name => (name === 2 ? undefined : {}));
  const inner = new Journal(connection => ({
    chunk(_, bytes) {
      log.push(bytes.toString());
      connection.detach();
    },
    parsed() {},
    end: how => log.push(how),
  }));
  let left = 0;
  const observer = inner.observe({
    remotePort: 1,
    detach: () => {
      left += 1;
    },
  });
  observer?.chunk('client→server', Buffer.from('a'), 0);
  observer?.chunk('client→server', Buffer.from('b'), 0);
  observer?.end('closed', 0);
  inner.tell();
  expect([log, left]).toEqual([['a'], 1]);

  one.observe({ remotePort: 2, detach: () => detached.push(2) })?.end('closed', 0);
  one.tell();
  expect(detached).toEqual([2]);
});

test('an observer that fails is detached, and harms no other', async () => {
  const warned = new Promise(resolve => process.once('warning', resolve));
  const { one, connection, told, detached } = journal(name =>
    name === 1
      ? {
          chunk() {
            throw new Error('GET /?secret');
          },
        }
      : {},
  );
  const [bad, good] = [connection(1), connection(2)];
  bad.chunk('client→server', 'a');
  good.chunk('client→server', 'b');
  bad.end('closed');
  good.end('closed');
  one.tell();
  expect([told, detached]).toEqual([['2 client→server b', '2 closed'], [1]]);
  expect(String(await warned)).not.toContain('secret');
});

test('activity changes with every connection and every event', () => {
  const { one, connection } = journal();
  const seen = [one.activity];
  const a = connection(1);
  seen.push(one.activity);
  a.chunk('client→server', 'x'.repeat(100_000));
  seen.push(one.activity);
  a.chunk('client→server', 'x');
  seen.push(one.activity);
  a.parsed('/');
  seen.push(one.activity);
  a.end('closed');
  seen.push(one.activity);
  expect(new Set(seen).size).toBe(seen.length);
});
