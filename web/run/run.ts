import type { WireRecord } from '../../server/protocol/records.ts';
import type { Missing, PageEvent } from '../experiments/experiment.ts';
import type { KnobValues } from '../experiments/knob.ts';
import type { CertificateTrust } from '../rules/core/browser.ts';
import type { PageResult } from '../rules/core/observed.ts';
import type { ClockEstimate } from './clock.ts';
import { randomDigits } from './random.ts';

/** `running`: the page's side goes on; `settling`: it has its outcome and the witness is asked; `done`: the run is closed. */
export type Phase = 'running' | 'settling' | 'done';

/**
 * `complete`: everything the lab saw is here; `unconfirmed`: the witness does not say so; `unreachable`: it could not be asked at
 * all; `none`: no server takes part, so there is nothing that it could have seen.
 */
export type WitnessState = 'waiting' | 'complete' | 'unconfirmed' | 'unreachable' | 'none';

/** One click, as far as it is known. */
export interface Run {
  readonly id: string;
  readonly knobs: KnobValues;
  readonly phase: Phase;
  readonly events: readonly PageEvent[];
  /** What the script learned, as its experiment's rule takes it. */
  readonly learned: readonly unknown[];
  readonly records: readonly WireRecord[];
  /** Records from this index on came after the run was closed. */
  readonly lateFrom: number | null;
  readonly result: PageResult | null;
  /** The reader ended it: what it shows is true, and what it would have come to is not known. */
  readonly stopped: boolean;
  /** Why it could not be made, so that nothing is concluded from it; null where it was. */
  readonly notMade: Missing | null;
  readonly witness: WitnessState;
  /** How many of the panel's records the lab dropped before the page had them. */
  readonly dropped: number;
  readonly clock: ClockEstimate | null;
  /** Probed only for a run that depends on it. */
  readonly certificate: CertificateTrust;
}

/** 64 random bits, as `RUN_PATTERN` wants them. */
export function newRunId(): string {
  return randomDigits(8);
}

export function newRun(id: string, knobs: KnobValues): Run {
  return {
    id,
    knobs,
    phase: 'running',
    events: [],
    learned: [],
    records: [],
    lateFrom: null,
    result: null,
    stopped: false,
    notMade: null,
    witness: 'waiting',
    dropped: 0,
    clock: null,
    certificate: 'unknown',
  };
}

/** Whether every observer that the run has said all that it saw. */
export function isWhole({ witness }: Pick<Run, 'witness'>): boolean {
  return witness === 'complete' || witness === 'none';
}

/** The run with the records that belong to it; after its close they are late. */
export function withRecords(run: Run, records: readonly WireRecord[]): Run {
  const mine = records.filter(record => record.run === run.id);
  if (mine.length === 0) return run;
  const lateFrom = run.phase === 'done' ? (run.lateFrom ?? run.records.length) : null;
  return { ...run, records: [...run.records, ...mine], lateFrom };
}
