import { type Missing, SetUpError } from '../experiments/experiment.ts';
import type { CertificateTrust } from '../rules/core/browser.ts';
import type { PageResult } from '../rules/core/observed.ts';
import { actorsOf, hasServer } from './actors.ts';
import { trustsCertificate } from './browser.ts';
import { pageOf, type RunOrder } from './page.ts';
import type { Run } from './run.ts';
import { needsProbe } from './trust.ts';

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
  { experiment, run, seat }: RunOrder,
  token: string,
  stopped: Promise<void>,
): Promise<Pick<Run, 'witness' | 'dropped'>> {
  if (!hasServer(actorsOf(experiment, run.knobs))) return { witness: 'none', dropped: 0 };
  const flushed = await Promise.race([seat.flush(run.id, token), stopped.then(() => null)]);
  return {
    witness: flushed?.complete ? 'complete' : flushed?.reached === false ? 'unreachable' : 'unconfirmed',
    dropped: flushed?.dropped ?? 0,
  };
}

/** Carries out one run: the pages' side first, then the question to the witness, if a server takes part: its response closes the run. */
export async function carryOut(order: RunOrder): Promise<void> {
  const { run, experiment, procedure, seat, change } = order;
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
  const carriedOut = procedure.run(page, run.knobs).catch((error: unknown): PageResult => {
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
