import { describe, expect, test } from 'vitest';
import { TOKEN_PATTERN, unpackRecords } from '../protocol.ts';
import { packedRecords } from './packed-log.ts';
import { BATCH, GRACE_MS, type Learner, Panels } from './panels.ts';
import { PASSES_PER_PANEL } from './passes.ts';

const LIMITS = { panels: 2, learners: 2, records: 10_000, recordBytes: 1_000_000 };
const NOTHING = { first: 1, packed: Buffer.alloc(0) };
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

function panels() {
  const time = clock();
  const all = new Panels(LIMITS, (callback, ms) => {
    const undo = time.delay(callback, ms);
    return () => void undo();
  });
  const learner = (): Learner & { heard: string[]; gone: string[] } => {
    const heard: string[] = [];
    const gone: string[] = [];
    return { heard, gone, news: panel => heard.push(panel.token), left: panel => gone.push(panel.token) };
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

  test('who left still counts as a learner until then', () => {
    const { all, time, open, learner } = panels();
    const [ann, bob, eve] = [learner(), learner(), learner()];
    open(ann);
    open(bob);
    all.leave(ann);
    expect(all.open(eve).ok).toBe(false);
    time.pass();
    expect(all.open(eve).ok).toBe(true);
  });

  test('a resumed panel stays, the others of its old feed go', () => {
    const { all, time, open, learner } = panels();
    const [before, after] = [learner(), learner()];
    const [kept, left] = [open(before), open(before)];
    all.leave(before);
    expect(all.resume(after, kept, 0)).toEqual({ ok: true, missed: NOTHING, lost: 0 });
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
  test('gives what came after, from a feed that is gone or still there', () => {
    const { all, open, learner } = panels();
    const [before, after] = [learner(), learner()];
    const token = open(before);
    const log = all.exchange(token, 'r', { numbers: [] });
    for (let at = 0; at < 5; at += 1) log?.write(draft);
    const answer = all.resume(after, token, 3);
    expect(answer.ok && unpackRecords(answer.missed).map(({ seq }) => seq)).toEqual([4, 5]);
    log?.write(draft);
    expect(after.heard).toEqual([token]);
    expect(all.panel(before, token)).toBeUndefined();
    expect([before.gone, after.gone]).toEqual([[token], []]);
  });

  test('more than one message: the rest follows as news', () => {
    const { all, open, learner } = panels();
    const ann = learner();
    const token = open(ann);
    const log = all.exchange(token, 'r', { numbers: [] });
    for (let at = 0; at < BATCH.records + 10; at += 1) log?.write(draft);
    ann.heard.length = 0;
    const answer = all.resume(ann, token, 0);
    expect(answer.ok && unpackRecords(answer.missed).length).toBe(BATCH.records);
    expect(ann.heard).toEqual([token]);
    expect(all.panel(ann, token)?.delivered).toBe(BATCH.records);
  });

  test('says how many were lost', () => {
    const { all, open, learner } = panels();
    const ann = learner();
    const token = open(ann);
    const log = all.exchange(token, 'r', { numbers: [] });
    for (let at = 0; at < LIMITS.records + 10; at += 1) log?.write(draft);
    expect(all.resume(ann, token, 4)).toMatchObject({ ok: true, lost: 6 });
  });

  test('from the future gives nothing', () => {
    const { all, open, learner } = panels();
    const ann = learner();
    const token = open(ann);
    expect(all.resume(ann, token, Number.MAX_SAFE_INTEGER)).toEqual({ ok: true, missed: NOTHING, lost: 0 });
    all.exchange(token, 'r', { numbers: [] })?.write(draft);
    expect(all.panel(ann, token)?.delivered).toBe(0);
  });
});
