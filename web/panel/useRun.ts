import { useCallback, useEffect, useRef, useState } from 'react';
import type { Origins } from '../../server/protocol/origins.ts';
import type { WireRecord } from '../../server/protocol/records.ts';
import type { Experiment } from '../experiments/experiment.ts';
import type { KnobValues } from '../experiments/knob.ts';
import type { ClockEstimate } from '../run/clock.ts';
import type { Seat } from '../run/feed.ts';
import { newRun, newRunId, type Run, withRecords } from '../run/run.ts';
import { loadRun } from './load-run.ts';
import type { RunParts } from './run-parts.ts';
import { whenIdle } from './when-idle.ts';

interface Witness {
  readonly seat: Seat;
  readonly clock: () => ClockEstimate | null;
}

export interface Runner {
  readonly run: Run | null;
  /** What shows it; null until that has come. */
  readonly parts: RunParts | null;
  /** Why there is no witness, as the feed names it; null while there is one, or before the first run. */
  readonly trouble: string | null;
  /** `view`: where the experiment's `markup` stands, as its run finds it. */
  readonly start: (knobs: KnobValues, view: HTMLElement | null) => void;
  readonly stop: () => void;
  /** Whether the run was made before this page was opened. */
  readonly earlier: boolean;
  /** Shows such a run, unless one was started meanwhile; says whether it does. */
  readonly bring: (run: Run, parts: RunParts) => boolean;
}

function aborted(signal: AbortSignal): Promise<null> {
  return new Promise(resolve => {
    signal.addEventListener('abort', () => resolve(null), { once: true });
  });
}

/**
 * The runs of one panel with the experiment of that name, one at a time. The seat at the witness is taken with the first run and given up with the panel;
 * leaving the page ends a run and with it its connections.
 */
export function useRun(name: string, experiment: Experiment, origins: Origins): Runner {
  const [run, setRun] = useState<Run | null>(null);
  const [parts, setParts] = useState<RunParts | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [brought, setBrought] = useState<string | null>(null);
  const witness = useRef<Promise<Witness> | null>(null);
  const abort = useRef<AbortController | null>(null);
  const going = useRef<Promise<unknown>>(Promise.resolve());

  const stop = useCallback(() => abort.current?.abort(), []);

  const bring = useCallback((kept: Run, parts: RunParts) => {
    if (abort.current) return false;
    setParts(parts);
    setBrought(kept.id);
    setRun(kept);
    return true;
  }, []);

  const start = useCallback(
    (knobs: KnobValues, view: HTMLElement | null) => {
      abort.current?.abort();
      const controller = new AbortController();
      abort.current = controller;
      const fresh = newRun(newRunId(), knobs);
      setRun(fresh);
      const change = (next: (run: Run) => Run) =>
        setRun(current => (current?.id === fresh.id ? next(current) : current));
      const deliver = (records: readonly WireRecord[]) =>
        setRun(current => (current ? withRecords(current, records) : current));

      const loading = loadRun(name);
      loading.then(setParts, () => {}); // what shows no run says why
      const opening = loading.then(({ theFeed }) => theFeed());
      witness.current ??= opening.then(async feed => ({
        seat: await feed.open(deliver),
        clock: () => feed.clock,
      }));
      const over = new AbortController();
      opening.then(
        feed => feed.watch(over.signal),
        () => {},
      );
      const reached = witness.current.catch((error: unknown) => {
        witness.current = null; // the next run asks again
        setTrouble(error instanceof Error ? error.message : String(error));
        change(current => ({ ...current, phase: 'done', witness: 'unreachable' }));
        return null;
      });
      going.current = Promise.race([reached, aborted(controller.signal)])
        .then(async found => {
          if (controller.signal.aborted) {
            // Stopped before it began; where another run took its place, nothing is left to change.
            change(current => ({ ...current, phase: 'done', stopped: true }));
          } else if (found) {
            setTrouble(null);
            const { seat, clock } = found;
            const { signal } = controller;
            const { carryOut, procedure } = await loading;
            await carryOut({
              run: fresh,
              experiment,
              procedure,
              origins,
              seat,
              clock,
              signal,
              view: view ?? undefined,
              change,
            });
          }
        })
        .finally(() => over.abort());
    },
    [name, experiment, origins],
  );

  // Before it is needed: a run that finds the server gone must be able to say so. Without a seat, a page that nothing is run in is
  // told too when the server goes.
  useEffect(
    () =>
      whenIdle(
        () =>
          void loadRun(name)
            .then(({ theFeed }) => theFeed())
            .catch(() => {}),
      ),
    [name],
  );

  useEffect(() => {
    window.addEventListener('pagehide', stop);
    return () => {
      window.removeEventListener('pagehide', stop);
      stop();
      // What an ended run has still to tidy up needs the seat.
      void Promise.all([witness.current, going.current]).then(
        ([taken]) => taken?.seat.close(),
        () => undefined,
      );
      witness.current = null;
    };
  }, [stop]);

  return { run, parts, trouble, start, stop, earlier: run !== null && run.id === brought, bring };
}
