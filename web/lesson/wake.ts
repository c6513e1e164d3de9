import { loadExperiment } from '../experiments/all.ts';
import type { Experiment } from '../experiments/experiment.ts';
import type { Cases } from '../run/cases.ts';

/** A promise that tells React's `use` at once what it holds, so that the server renders without suspending. */
type Known<T> = Promise<T> & { status?: 'fulfilled'; value?: T };

interface Sleeper {
  readonly awake: Known<Experiment>;
  wake(): void;
}

const sleepers = new WeakMap<Cases, Sleeper>();

/** One per panel of a page; React asks for it on every attempt to render, so it has to stay the same. */
function sleeperOf(cases: Cases): Sleeper {
  const known = sleepers.get(cases);
  if (known) return known;
  const { promise, resolve } = withResolvers<Experiment>();
  let called = false;
  const sleeper: Sleeper = {
    awake: promise,
    wake() {
      if (called) return;
      called = true;
      resolve(loadExperiment(cases[0].experiment));
    },
  };
  sleepers.set(cases, sleeper);
  return sleeper;
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

/** On the server every panel is awake before it is rendered, so that its real markup is in the page. */
export async function wakeNow(cases: Cases): Promise<void> {
  const { awake, wake } = sleeperOf(cases);
  wake();
  awake.value = await awake;
  awake.status = 'fulfilled';
}
