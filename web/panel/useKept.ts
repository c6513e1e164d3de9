import { useEffect, useRef } from 'react';
import type { Origins } from '../../server/protocol/origins.ts';
import type { Experiment } from '../experiments/experiment.ts';
import type { KnobValues } from '../experiments/knob.ts';
import { type Kept, keep, keptOf } from '../run/kept.ts';
import type { Run } from '../run/run.ts';
import type { PanelSpec } from '../run/spec.ts';
import { loadRun } from './load-run.ts';
import type { RunParts } from './run-parts.ts';

/** What only a panel needs that was run: the first run brings most of it anyway. */
const loadKeptRun = () => import('../run/kept-run.ts');

interface Whose {
  readonly spec: PanelSpec;
  readonly experiment: Experiment;
  readonly lesson: KnobValues;
  readonly origins: Origins;
}

type Prediction = Omit<Kept, 'run'>;

/** A run that was kept, and what shows it. */
interface Ran {
  readonly run: Run;
  readonly parts: RunParts;
}

/**
 * Keeps what a reader did in a panel for as long as the tab is open, and gives it back once when the panel wakes: first the
 * prediction, and then with its run.
 */
export function useKept(
  whose: Whose,
  { guess, said, told, run }: Prediction & { readonly run: Run | null },
  onKept: (prediction: Prediction, ran: Ran | null) => void,
): void {
  const { spec, origins } = whose;
  const first = useRef({ whose, onKept });
  /** Until it was read, nothing takes its place. */
  const wasRead = useRef(false);
  /** What was given back needs not be kept again. */
  const back = useRef<Prediction & { readonly run: Run | null }>(null);

  useEffect(() => {
    const { whose, onKept } = first.current;
    const { spec, origins } = whose;
    const kept = keptOf(spec.id, origins);
    if (kept) {
      back.current = { ...kept, run: null };
      onKept(kept, null);
    }
    const text = kept?.run;
    if (!text) {
      wasRead.current = true;
      return;
    }
    let left = false;
    void Promise.all([loadKeptRun(), loadRun(spec.experiment)]).then(([{ readRun }, parts]) => {
      if (left) return;
      wasRead.current = true;
      const { procedure } = parts;
      const run = readRun(text, { ...whose, procedure, userAgent: navigator.userAgent });
      if (!run) return;
      back.current = { ...kept, run };
      onKept(kept, { run, parts });
    });
    return () => {
      left = true;
    };
  }, []);

  useEffect(() => {
    if (!wasRead.current || (guess === null && run === null)) return;
    const { current: old } = back;
    if (old && old.guess === guess && old.told === told && old.run === run) return;
    const prediction = { guess, said, told };
    if (!run) keep(spec.id, { ...prediction, run: null }, origins);
    // The run before stays until this one is over, and where none was made: what was missing may be there the next time.
    else if (run.phase === 'done' && run.witness !== 'unreachable' && !run.notMade)
      void loadKeptRun().then(({ writeRun }) =>
        keep(spec.id, { ...prediction, run: writeRun(run) }, origins),
      );
  }, [spec, origins, guess, said, told, run]);
}
