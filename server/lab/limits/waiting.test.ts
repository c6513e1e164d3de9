import { expect, test } from 'vitest';
import { type Held, Waiting } from './waiting.ts';

/** A budget of 25,600 bytes, in which up to 100 are little, and who had to give way. */
function budget() {
  const waiting = new Waiting(25_600);
  const gone: string[] = [];
  const hold = (name: string, bytes: number): Held => {
    const held = waiting.hold(() => gone.push(name));
    expect(held.add(bytes), name).toBe(true);
    return held;
  };
  return { waiting, gone, hold };
}

test('bytes are counted as they come and go', () => {
  const { waiting, hold } = budget();
  const one = hold('one', 30);
  const two = hold('two', 70);
  expect(waiting.bytes).toBe(100);
  one.remove(10);
  expect(two.set(50)).toBe(true);
  expect(waiting.bytes).toBe(70);
  one.end();
  two.end();
  expect(waiting.bytes).toBe(0);
});

test('whoever wants much from a full budget is refused, and nothing changes', () => {
  const { waiting, gone, hold } = budget();
  hold('a', 12_800);
  const b = hold('b', 12_800);
  expect(b.add(1)).toBe(false);
  expect(waiting.hold(() => {}).add(101)).toBe(false);
  expect(waiting.hold(() => {}).add(30_000)).toBe(false);
  expect([waiting.bytes, b.bytes, gone]).toEqual([25_600, 12_800, []]);
});

test('whoever wants little takes the place of whoever holds most', () => {
  const { waiting, gone, hold } = budget();
  hold('small', 600);
  hold('large', 20_000);
  hold('middle', 5_000);
  hold('new', 100);
  expect(gone).toEqual(['large']);
  expect(waiting.bytes).toBe(5_700);
});

test('as many give way as are needed, and no more', () => {
  const waiting = new Waiting(25_600);
  const held = Array.from({ length: 256 }, () => waiting.hold(() => {}));
  for (const one of held) one.add(100);
  const late = waiting.hold(() => {});
  expect(late.add(99)).toBe(true);
  expect(held.filter(one => one.bytes === 0)).toHaveLength(1);
  expect(late.add(1)).toBe(true);
  expect(held.filter(one => one.bytes === 0)).toHaveLength(1);
});

test('where all hold as little, whoever comes is refused', () => {
  const waiting = new Waiting(25_600);
  const gone: number[] = [];
  for (let index = 0; index < 256; index++) waiting.hold(() => gone.push(index)).add(100);
  expect(waiting.hold(() => {}).add(100)).toBe(false);
  expect(gone).toEqual([]);
});

test('what has ended holds nothing any more', () => {
  const { waiting, hold } = budget();
  const one = hold('one', 25_600);
  hold('two', 10);
  expect([one.bytes, one.add(40), one.set(9), waiting.bytes]).toEqual([0, true, true, 10]);
  one.remove(5);
  one.end();
  expect(waiting.bytes).toBe(10);
});

test('of a thousand that pile up, a learner that holds little stays', () => {
  const { waiting, gone, hold } = budget();
  hold('learner', 50);
  for (let index = 0; index < 1_000; index++) {
    const held = waiting.hold(() => gone.push(`flooder ${index}`));
    while (held.bytes < 1_000 && held.add(10));
  }
  expect(gone).not.toContain('learner');
  expect(waiting.bytes).toBeLessThanOrEqual(25_600);
});
