import { loadExperiment } from '../experiments/all.ts';
import type { Experiment } from '../experiments/experiment.ts';
import type { Cases } from '../run/cases.ts';

/** A promise that tells React's `use` at once what it holds, so that the server renders without suspending. */
type Known<T> = Promise<T> & { status?: 'fulfilled'; value?: T };

/** Something that is loaded when it is woken. */
export interface Sleeper<T> {
  /** React asks for it on every attempt to render, so it stays the same. */
  readonly awake: Promise<T>;
  wake(): void;
  /** On the server what sleeps is awake before it is rendered, so that its real markup is in the page. */
  wakeNow(): Promise<void>;
}

export function sleeper<T>(load: () => Promise<T>): Sleeper<T> {
  const { promise, resolve } = withResolvers<T>();
  const awake: Known<T> = promise;
  let called = false;
  const wake = () => {
    if (called) return;
    called = true;
    resolve(load());
  };
  return {
    awake,
    wake,
    async wakeNow() {
      wake();
      awake.value = await awake;
      awake.status = 'fulfilled';
    },
  };
}

const sleepers = new WeakMap<Cases, Sleeper<Experiment>>();

/** One per panel of a page. */
function sleeperOf(cases: Cases): Sleeper<Experiment> {
  const known = sleepers.get(cases);
  if (known) return known;
  const made = sleeper(() => loadExperiment(cases[0].experiment));
  sleepers.set(cases, made);
  return made;
}

/** Promise.withResolvers is not in every browser that this course is read in (ECMAScript 2024). */
function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T | PromiseLike<T>) => void } {
  let resolve: (value: T | PromiseLike<T>) => void = () => {};
  const promise = new Promise<T>(done => {
    resolve = done;
  });
  return { promise, resolve };
}

/** The panel's experiment, once the panel has been woken. */
export function experimentOf(cases: Cases): Promise<Experiment> {
  return sleeperOf(cases).awake;
}

export function wake(cases: Cases): void {
  sleeperOf(cases).wake();
}

export function wakeNow(cases: Cases): Promise<void> {
  return sleeperOf(cases).wakeNow();
}
