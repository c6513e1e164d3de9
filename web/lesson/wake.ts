import { loadExperiment } from '../experiments/all.ts';
import type { Experiment } from '../experiments/experiment.ts';
import type { PanelSpec } from '../run/spec.ts';

/** A promise that tells React's `use` at once what it holds, so that the server renders without suspending. */
type Known<T> = Promise<T> & { status?: 'fulfilled'; value?: T };

interface Sleeper {
  readonly awake: Known<Experiment>;
  wake(): void;
}

const sleepers = new WeakMap<PanelSpec, Sleeper>();

/** One per panel of a page; React asks for it on every attempt to render, so it has to stay the same. */
function sleeperOf(spec: PanelSpec): Sleeper {
  const known = sleepers.get(spec);
  if (known) return known;
  const { promise, resolve } = withResolvers<Experiment>();
  let called = false;
  const sleeper: Sleeper = {
    awake: promise,
    wake() {
      if (called) return;
      called = true;
      resolve(loadExperiment(spec.experiment));
    },
  };
  sleepers.set(spec, sleeper);
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
export function experimentOf(spec: PanelSpec): Promise<Experiment> {
  return sleeperOf(spec).awake;
}

export function wake(spec: PanelSpec): void {
  sleeperOf(spec).wake();
}

/** On the server every panel is awake before it is rendered, so that its real markup is in the page. */
export async function wakeNow(spec: PanelSpec): Promise<void> {
  const { awake, wake } = sleeperOf(spec);
  wake();
  awake.value = await awake;
  awake.status = 'fulfilled';
}
