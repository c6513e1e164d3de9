import type { Origins } from '../../server/protocol/origins.ts';
import { RUN_PARAMETER, TOKEN_PARAMETER } from '../../server/protocol/paths.ts';
import type { WireRecord } from '../../server/protocol/records.ts';
import {
  type Experiment,
  type KnobValues,
  type Missing,
  type Page,
  type PageEvent,
  SetUpError,
} from '../experiments/experiment.ts';
import type { CertificateTrust } from '../rules/core/browser.ts';
import type { PageResult } from '../rules/core/observed.ts';
import { actorsOf, hasServer } from './actors.ts';
import { trustsCertificate } from './browser.ts';
import { type ClockEstimate, now } from './clock.ts';
import { describeFact } from './facts.ts';
import type { Seat } from './feed.ts';
import { randomDigits } from './random.ts';
import { RunWindow } from './run-window.ts';
import { NO_WINDOW, openStage } from './stage.ts';
import { needsProbe } from './trust.ts';

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

/** What the click needs: the experiment, its knobs, and the panel's seat at the witness. */
export interface RunOrder {
  readonly run: Run;
  readonly experiment: Experiment;
  readonly origins: Origins;
  readonly seat: Seat;
  readonly clock: () => ClockEstimate | null;
  readonly signal: AbortSignal;
  /** Where the experiment's `markup` stands; absent where it has none. */
  readonly view?: HTMLElement | undefined;
  /** Changes the run; the caller keeps it. */
  readonly change: (next: (run: Run) => Run) => void;
}

/** The two parameters, wherever they stand in a text: the panel's own business, that stand in no picture and in no copy. */
const ATTRIBUTION = [`${TOKEN_PARAMETER}=[0-9a-f]{32}`, `${RUN_PARAMETER}=[0-9a-f]{16}`].map(pair => ({
  first: new RegExp(`\\?${pair}&`, 'g'),
  other: new RegExp(`[?&]${pair}`, 'g'),
}));

function hide(text: string): string {
  return ATTRIBUTION.reduce(
    (hidden, { first, other }) => hidden.replace(first, '?').replace(other, ''),
    text,
  );
}

function attributed(attribution: Page['attribution']): Page['url'] {
  return (base, query) => {
    const url = new URL(base);
    for (const [name, value] of Object.entries({ ...query, ...attribution })) {
      if (value !== undefined) url.searchParams.set(name, value);
    }
    return url;
  };
}

function pageOf(
  { run, origins, seat, signal, view, change }: RunOrder,
  certificate: CertificateTrust,
  ownToken: string,
  over: AbortSignal,
): Page {
  const attributionBy = (token: string) => ({ [TOKEN_PARAMETER]: token, [RUN_PARAMETER]: run.id });
  const attribution = attributionBy(ownToken);
  const runWindow = new RunWindow(over);
  return {
    origins,
    signal,
    view: view ?? document.createElement('div'),
    attribution,
    url: attributed(attribution),
    saw(kind, name, facts = {}, by) {
      const event: PageEvent = {
        at: now(),
        kind,
        name,
        facts: Object.entries(facts).map(([fact, value]) => [fact, hide(describeFact(value))] as const),
        ...(by && { by }),
      };
      change(current => ({ ...current, events: [...current.events, event] }));
    },
    learned: entry => change(current => ({ ...current, learned: [...current.learned, entry] })),
    async stage({ on, ...settings }) {
      if (on === 'lab-tls' && certificate === 'untrusted') throw new SetUpError('certificate-trusted');
      const opening = openStage(origins[on], settings, runWindow, over);
      // A stage runs on an origin that is not ours, so it gets a stand-in for the token.
      const passing = seat.pass(run.id).catch((error: Error) => {
        throw new SetUpError({
          zh: `实验服务器的页面没有拿到通行证（${error.message}），请再运行一次。`,
          en: `the lab’s page got no pass (${error.message}). Run again.`,
        });
      });
      const [stage, pass] = await Promise.all([opening, passing]);
      return { ...stage, url: attributed(attributionBy(pass)) };
    },
    async follow({ href }) {
      if (!(await runWindow.follow(href))) throw new SetUpError(NO_WINDOW);
    },
  };
}

/** Asked before the run, because without it some runs cannot be made. */
async function trustIn({ experiment, origins, run }: RunOrder): Promise<CertificateTrust> {
  if (!needsProbe(experiment, run.knobs, origins)) return 'unknown';
  return (await trustsCertificate(origins['lab-tls'])) ? 'trusted' : 'untrusted';
}

/** How long what a reader has stopped may take to come to its own end; milliseconds. A server that is silent keeps it for ever. */
const STOP_MS = 500;

function afterAbort(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    signal.addEventListener('abort', () => setTimeout(resolve, STOP_MS), { once: true });
  });
}

/** What the witness says of a run that is over. */
async function askWitness(
  { experiment, origins, run, seat }: RunOrder,
  token: string,
  stopped: Promise<void>,
): Promise<Pick<Run, 'witness' | 'dropped'>> {
  if (!hasServer(actorsOf(experiment, run.knobs, origins))) return { witness: 'none', dropped: 0 };
  const flushed = await Promise.race([seat.flush(run.id, token), stopped.then(() => null)]);
  return {
    witness: flushed?.complete ? 'complete' : flushed?.reached === false ? 'unreachable' : 'unconfirmed',
    dropped: flushed?.dropped ?? 0,
  };
}

/** Carries out one run: the pages' side first, then the question to the witness, if a server takes part: its answer closes the run. */
export async function carryOut(order: RunOrder): Promise<void> {
  const { run, experiment, seat, change } = order;
  const over = new AbortController();
  order.signal.addEventListener('abort', () => over.abort(order.signal.reason));
  // A server that is restarted during the run gives the seat another.
  const { token } = seat;
  const stopped = afterAbort(order.signal);
  const certificate = await Promise.race([trustIn(order), stopped.then((): CertificateTrust => 'unknown')]);
  if (order.signal.aborted) {
    change(current => ({ ...current, phase: 'done', stopped: true }));
    return;
  }
  const page = pageOf(order, certificate, token, over.signal);
  if (certificate === 'untrusted' && experiment.needsTrust) {
    change(current => ({ ...current, phase: 'done', notMade: 'certificate-trusted', certificate }));
    return;
  }
  let notMade: Missing | null = null;
  const carriedOut = experiment.run(page, run.knobs).catch((error: unknown): PageResult => {
    if (error instanceof SetUpError) notMade = error.missing;
    else {
      const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
      page.saw('throw', name, { message });
    }
    return 'error';
  });
  const result = await Promise.race([carriedOut, stopped.then((): PageResult => 'error')]);
  over.abort();
  change(current => ({ ...current, phase: 'settling', result, notMade, stopped: order.signal.aborted }));
  const said = await askWitness(order, token, stopped);
  change(current => ({
    ...current,
    ...said,
    phase: 'done',
    stopped: order.signal.aborted,
    clock: order.clock(),
    certificate,
  }));
}
