import { describe, expect, test } from 'vitest';
import { TOKEN_PATTERN } from '../protocol/paths.ts';
import { unpackRecords } from '../protocol/records.ts';
import { BATCH, GRACE_MS, Panels } from './panels.ts';
import { PASSES_PER_PANEL } from './passes.ts';
import type { Learner } from './seats.ts';
import { packedRecords } from './testing/packed-records.ts';

const LIMITS = {
  panels: 2,
  learners: 2,
  learnersPerAddress: 2,
  records: 10_000,
  recordBytes: 1_000_000,
  totalRecordBytes: 100_000_000,
};
const draft = {
  kind: 'bytes',
  part: 'upgraded',
  direction: 'client→server',
  bytes: Buffer.from('x'),
  masks: [],
  at: 0,
} as const;

/** Timers that fire when told to. */
function clock() {
  const due = new Set<() => void>();
  return {
    delay(callback: () => void, ms: number) {
      expect(ms).toBe(GRACE_MS);
      due.add(callback);
      return () => due.delete(callback);
    },
    pass() {
      for (const callback of due) callback();
      due.clear();
    },
    due,
  };
}

function panels(limits: Partial<typeof LIMITS> = {}) {
  const time = clock();
  const all = new Panels({ ...LIMITS, ...limits }, (callback, ms) => {
    const undo = time.delay(callback, ms);
    return () => void undo();
  });
  const learner = (address?: string): Learner & { heard: string[]; gone: string[] } => {
    const heard: string[] = [];
    const gone: string[] = [];
    return {
      address,
      heard,
      gone,
      news: panel => heard.push(panel.token),
      left: panel => gone.push(panel.token),
    };
  };
  const open = (who: Learner) => {
    const answer = all.open(who);
    if (!answer.ok) throw new Error(answer.error);
    return answer.token;
  };
  return { all, time, learner, open };
}

test('tokens are 128 random bits', () => {
  const { open, learner } = panels();
  const [ann, bob] = [learner(), learner()];
  const tokens = [open(ann), open(ann), open(bob), open(bob)];
  for (const token of tokens) expect(token).toMatch(TOKEN_PATTERN);
  expect(new Set(tokens).size).toBe(4);
});

test('caps on panels per learner and on learners; closing makes room', () => {
  const { all, open, learner } = panels();
  const [ann, bob, eve] = [learner(), learner(), learner()];
  const first = open(ann);
  open(ann);
  expect(all.open(ann)).toEqual({ ok: false, error: 'too-many-panels' });
  const only = open(bob);
  expect(all.open(eve)).toEqual({ ok: false, error: 'too-many-learners' });
  all.close(ann, first);
  open(ann);
  all.close(bob, only);
  open(eve);
});

test('the token dies with its panel; only its holder can close it', () => {
  const { all, open, learner } = panels();
  const [ann, bob] = [learner(), learner()];
  const token = open(ann);
  const log = all.exchange(token, 'r', { numbers: [] });
  all.close(bob, token);
  expect(all.knows(token)).toBe(true);
  expect(all.panel(bob, token)).toBeUndefined();
  all.close(ann, token);
  expect([all.knows(token), log?.open, all.exchange(token, 'r', { numbers: [] })]).toEqual([
    false,
    false,
    undefined,
  ]);
  expect(all.resume(ann, token, 0)).toEqual({ ok: false, error: 'unknown-token' });
  expect(ann.heard).toEqual([]);
});

describe('passes', () => {
  const run = 'fedcba9876543210';
  const attributed = (all: Panels, token: string, of = run) => all.exchange(token, of, { numbers: [] });

  function withPass() {
    const { all, open, learner, time } = panels();
    const ann = learner();
    const token = open(ann);
    const pass = (of = run) => {
      const answer = all.pass(ann, token, of);
      if (!answer.ok) throw new Error(answer.error);
      return answer.pass;
    };
    return { all, time, learner, ann, token, pass };
  }

  test('are 128 random bits, and no token', () => {
    const { token, pass } = withPass();
    const given = [pass(), pass()];
    for (const one of given) expect(one).toMatch(TOKEN_PATTERN);
    expect(new Set([token, ...given]).size).toBe(3);
  });

  test('attribute to their own panel and run alone', () => {
    const { all, ann, token, pass } = withPass();
    const given = pass();
    expect(all.knows(given)).toBe(true);
    attributed(all, given)?.write(draft);
    const panel = all.panel(ann, token);
    expect(panel && unpackRecords(packedRecords(panel.since(0, BATCH)))).toMatchObject([{ run, seq: 1 }]);
    expect(attributed(all, given, '0123456789abcdef')).toBeUndefined();
    expect(panel?.seq).toBe(1);
  });

  test('are given to who holds the panel, for its token', () => {
    const { all, learner, ann, token, pass } = withPass();
    const unknown = { ok: false, error: 'unknown-token' };
    expect(all.pass(learner(), token, run)).toEqual(unknown);
    expect(all.pass(ann, '0'.repeat(32), run)).toEqual(unknown);
    expect(all.pass(ann, pass(), run)).toEqual(unknown);
  });

  test('resume, hold and close nothing', () => {
    const { all, learner, ann, token, pass } = withPass();
    const given = pass();
    expect(all.resume(learner(), given, 0)).toEqual({ ok: false, error: 'unknown-token' });
    expect(all.panel(ann, given)).toBeUndefined();
    all.close(ann, given);
    expect([all.knows(token), all.knows(given)]).toEqual([true, true]);
  });

  test('survive a resume of their panel, and die with it', () => {
    const { all, time, learner, ann, token, pass } = withPass();
    const given = pass();
    const after = learner();
    all.leave(ann);
    all.resume(after, token, 0);
    expect(attributed(all, given)?.open).toBe(true);
    all.leave(after);
    time.pass();
    expect([all.knows(given), attributed(all, given)]).toEqual([false, undefined]);
  });

  test('the oldest dies at the cap; those of another panel stay', () => {
    const { all, learner, pass } = withPass();
    const bob = learner();
    const opened = all.open(bob);
    const other = opened.ok ? all.pass(bob, opened.token, run) : opened;
    const given = Array.from({ length: PASSES_PER_PANEL + 2 }, () => pass());
    expect(given.map(one => all.knows(one))).toEqual(given.map((_, at) => at >= 2));
    expect(given.map(one => attributed(all, one) !== undefined)).toEqual(given.map((_, at) => at >= 2));
    expect(other.ok && all.knows(other.pass)).toBe(true);
  });
});

describe('grace', () => {
  test('a panel outlives its feed for the grace time, and not longer', () => {
    const { all, time, open, learner } = panels();
    const ann = learner();
    const [one, two] = [open(ann), open(ann)];
    all.leave(ann);
    all.exchange(one, 'r', { numbers: [] })?.write(draft);
    expect([all.knows(one), all.knows(two)]).toEqual([true, true]);
    time.pass();
    expect([all.knows(one), all.knows(two)]).toEqual([false, false]);
    open(ann);
  });

  test('a resumed panel stays, the others of its old feed go', () => {
    const { all, time, open, learner } = panels();
    const [before, after] = [learner(), learner()];
    const [kept, left] = [open(before), open(before)];
    all.leave(before);
    expect(all.resume(after, kept, 0)).toEqual({ ok: true });
    time.pass();
    expect([all.knows(kept), all.knows(left)]).toEqual([true, false]);
    expect(time.due.size).toBe(0);
    all.exchange(kept, 'r', { numbers: [] })?.write(draft);
    expect([before.heard, after.heard]).toEqual([[], [kept]]);
  });

  test('resuming the last panel stops the timer', () => {
    const { all, time, open, learner } = panels();
    const [before, after] = [learner(), learner()];
    const token = open(before);
    all.leave(before);
    all.resume(after, token, 0);
    expect(time.due.size).toBe(0);
  });

  test('a feed without panels leaves nothing behind', () => {
    const { all, time, learner } = panels();
    all.leave(learner());
    expect(time.due.size).toBe(0);
  });
});

describe('resume', () => {
  test('lets follow what came after, from a feed that is gone or still there', () => {
    const { all, open, learner } = panels();
    const [before, after] = [learner(), learner()];
    const token = open(before);
    const log = all.exchange(token, 'r', { numbers: [] });
    for (let at = 0; at < 5; at += 1) log?.write(draft);
    expect(all.resume(after, token, 3)).toEqual({ ok: true });
    expect(after.heard).toEqual([token]);
    expect(all.panel(after, token)?.delivered).toBe(3);
    expect(all.panel(before, token)).toBeUndefined();
    expect([before.gone, after.gone]).toEqual([[token], []]);
    expect(all.resume(before, token, 5)).toEqual({ ok: true });
    expect(before.heard).toEqual([token]);
    log?.write(draft);
    expect(before.heard).toEqual([token, token]);
  });

  test('from the future gives nothing', () => {
    const { all, open, learner } = panels();
    const ann = learner();
    const token = open(ann);
    expect(all.resume(ann, token, Number.MAX_SAFE_INTEGER)).toEqual({ ok: true });
    all.exchange(token, 'r', { numbers: [] })?.write(draft);
    expect(all.panel(ann, token)?.delivered).toBe(0);
  });

  test('gives a learner no more panels than opening does', () => {
    const { all, open, learner } = panels({ learners: 10 });
    const eve = learner();
    const mine = open(eve);
    open(eve);
    const others = [learner(), learner(), learner()];
    for (const other of others) {
      const token = open(other);
      all.leave(other);
      expect(all.resume(eve, token, 0)).toEqual({ ok: false, error: 'too-many-panels' });
      expect(all.panel(eve, token)).toBeUndefined();
    }
    all.close(eve, mine);
    expect(all.resume(eve, open(others[0] ?? eve), 0).ok).toBe(true);
  });

  test('on a new feed takes the seat along: no more seats, and no more panels than one seat may have', () => {
    const { all, open, learner } = panels({ learners: 1, panels: 3 });
    let feed = learner();
    const tokens = [open(feed), open(feed), open(feed)];
    for (const token of tokens) {
      all.leave(feed);
      feed = learner();
      expect(all.resume(feed, token, 0).ok).toBe(true);
      expect(all.open(feed)).toEqual({ ok: false, error: 'too-many-panels' });
    }
    expect(tokens.map(token => all.knows(token))).toEqual([true, true, true]);
    expect(all.open(learner())).toEqual({ ok: false, error: 'too-many-learners' });
  });
});

describe('when all seats are taken', () => {
  test('who has been gone longest gives way, and nobody who is there', () => {
    const { all, open, learner } = panels({ learners: 3 });
    const [here, first, second] = [learner(), learner(), learner()];
    const [stays, goesFirst, goesSecond] = [open(here), open(first), open(second)];
    all.leave(first);
    all.leave(second);
    const known = () => [stays, goesFirst, goesSecond].map(token => all.knows(token));
    open(learner());
    expect(known()).toEqual([true, false, true]);
    open(learner());
    expect(known()).toEqual([true, false, false]);
    expect(all.open(learner())).toEqual({ ok: false, error: 'too-many-learners' });
  });

  test('any number of learners that come and go keep nobody out', () => {
    const { all, time, open, learner } = panels({ learners: 3 });
    const here = learner();
    const stays = open(here);
    for (let at = 0; at < 500; at += 1) {
      const passing = learner();
      open(passing);
      open(passing);
      all.leave(passing);
    }
    expect(all.open(learner()).ok).toBe(true);
    expect(all.knows(stays)).toBe(true);
    // Whoever gave way takes the timer along.
    expect(time.due.size).toBeLessThan(3);
  });

  test('who came back stays', () => {
    const { all, open, learner } = panels();
    const [before, other] = [learner(), learner()];
    const token = open(before);
    all.leave(before);
    open(other);
    all.resume(learner(), token, 0);
    expect(all.open(learner())).toEqual({ ok: false, error: 'too-many-learners' });
  });

  test('a learner without a panel takes none', () => {
    const { all, open, learner } = panels({ learners: 1 });
    for (let at = 0; at < 10; at += 1) {
      const idle = learner();
      all.close(idle, '0'.repeat(32));
      all.resume(idle, '0'.repeat(32), 0);
    }
    open(learner());
  });
});

describe('seats of one address', () => {
  test('are limited, and no others with them', () => {
    const { all, open, learner } = panels({ learners: 100, learnersPerAddress: 3 });
    for (let at = 0; at < 3; at += 1) open(learner('192.0.2.1'));
    expect(all.open(learner('192.0.2.1'))).toEqual({ ok: false, error: 'too-many-at-address' });
    open(learner('192.0.2.2'));
    for (let at = 0; at < 10; at += 1) open(learner());
  });

  test('pass from who left the address to who comes from it, before they are taken from anybody else', () => {
    const { all, open, learner } = panels({ learners: 100, learnersPerAddress: 1 });
    const [elsewhere, gone] = [learner('192.0.2.9'), learner('192.0.2.1')];
    const [kept, dropped] = [open(elsewhere), open(gone)];
    all.leave(elsewhere);
    all.leave(gone);
    open(learner('192.0.2.1'));
    expect([all.knows(kept), all.knows(dropped)]).toEqual([true, false]);
  });
});

describe('the budget of all records', () => {
  const large = { ...draft, bytes: Buffer.alloc(30_000) };
  const droppedOf = (all: Panels, who: Learner, token: string) =>
    (all.panel(who, token)?.since(0, BATCH).first ?? 0) - 1;

  test('drops the oldest, across all panels', () => {
    const { all, open, learner } = panels({ learners: 10, totalRecordBytes: 1_000_000 });
    const learners = Array.from({ length: 10 }, () => learner());
    const tokens = learners.map(open);
    for (const token of tokens) {
      const log = all.exchange(token, 'r', { numbers: [] });
      for (let at = 0; at < 10; at += 1) log?.write(large);
      expect(all.budget.used).toBeLessThanOrEqual(1_000_000);
    }
    const dropped = learners.map((who, at) => droppedOf(all, who, tokens[at] ?? ''));
    expect(dropped.slice(0, 6)).toEqual([10, 10, 10, 10, 10, 10]);
    expect(dropped.slice(8)).toEqual([0, 0]);
    expect(all.budget.used).toBeGreaterThan(900_000);
  });

  test('takes a panel whose records are recent last, however old its first are', () => {
    const { all, open, learner } = panels({ totalRecordBytes: 300_000 });
    const [slow, busy] = [learner(), learner()];
    const [quiet, loud] = [open(slow), open(busy)];
    const [whispers, shouts] = [quiet, loud].map(token => all.exchange(token, 'r', { numbers: [] }));
    for (let at = 0; at < 30; at += 1) {
      whispers?.write(draft);
      shouts?.write(large);
    }
    expect(droppedOf(all, slow, quiet)).toBe(0);
    expect(droppedOf(all, busy, loud)).toBeGreaterThan(15);
  });

  test('holds however panels come and go', () => {
    const { all, time, open, learner } = panels({ totalRecordBytes: 1_000_000 });
    for (let at = 0; at < 50; at += 1) {
      const passing = learner();
      const log = all.exchange(open(passing), 'r', { numbers: [] });
      for (let at = 0; at < 10; at += 1) log?.write(large);
      all.leave(passing);
    }
    expect(all.budget.used).toBeLessThanOrEqual(1_000_000);
    time.pass();
    expect(all.budget.used).toBe(0);
  });
});
