import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { afterPaint } from './after-paint.ts';

/** What the browser calls when it paints; null while nothing waits for that. */
let paint: (() => void) | null;
let called: number;
const count = () => {
  called += 1;
};

beforeEach(() => {
  paint = null;
  called = 0;
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => {
    paint = callback;
    return 1;
  });
  vi.stubGlobal('cancelAnimationFrame', () => {
    paint = null;
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('calls back behind the paint, once', () => {
  afterPaint(count);
  paint?.();
  expect(called).toBe(0);
  vi.advanceTimersByTime(5_000);
  expect(called).toBe(1);
});

test('in a tab that is not painted calls back after a while, and not again when the reader turns to it', () => {
  afterPaint(count);
  vi.advanceTimersByTime(5_000);
  expect(called).toBe(1);
  paint?.();
  vi.advanceTimersByTime(5_000);
  expect(called).toBe(1);
});

test.each([
  ['before the paint', () => {}],
  ['behind it', () => paint?.()],
])('does not call back when it was undone %s', (_, before) => {
  const undo = afterPaint(count);
  before();
  undo();
  paint?.();
  vi.advanceTimersByTime(5_000);
  expect(called).toBe(0);
});
