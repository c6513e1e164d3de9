import { describe, expect, test } from 'vitest';
import { TOKEN_PATTERN, unpackRecords } from '../protocol.ts';
import { BATCH, GRACE_MS, type Learner, Panels } from './panels.ts';

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
