/**
 * What is put into the reader's page: it runs cases through the experiments' own code and the page's own witness, so that
 * what is compared is what readers run. Bundled into one script by `drivers/bundle.ts`.
 */
import type { Origins } from '../../../server/protocol/origins.ts';
import type { WireRecord } from '../../../server/protocol/records.ts';
import { carryOut } from '../../../web/run/carry-out.ts';
import { type Seat, theFeed } from '../../../web/run/feed.ts';
import { isWhole, newRun, newRunId, withRecords } from '../../../web/run/run.ts';
import { type PanelCase, type PanelRecorded, portableRecords } from './case.ts';
import { experimentNamed, procedureNamed } from './experiment.ts';

/** A panel of the witness, with what its records are for at the moment. */
interface Place {
  readonly seat: Seat;
  deliver: (records: readonly WireRecord[]) => void;
}

const places: Place[] = [];

async function takePlace(): Promise<Place> {
  const free = places.pop();
  if (free) return free;
  const feed = await theFeed();
  const place: Place = { seat: await feed.open(records => place.deliver(records)), deliver: () => {} };
  return place;
}

async function runCase(asked: PanelCase, origins: Origins): Promise<PanelRecorded> {
  const place = await takePlace();
  let run = newRun(newRunId(), asked.knobs);
  place.deliver = records => {
    run = withRecords(run, records);
  };
  await carryOut({
    run,
    experiment: experimentNamed(asked.experiment),
    procedure: procedureNamed(asked.experiment),
    origins,
    seat: place.seat,
    clock: () => null,
    signal: new AbortController().signal,
    change: next => {
      run = next(run);
    },
  });
  place.deliver = () => {};
  places.push(place);
  const { events, learned, result, notMade, certificate, records } = run;
  const complete = isWhole(run) && notMade === null;
  return {
    case: asked,
    run: run.id,
    events,
    learned,
    result,
    certificate,
    complete,
    records: portableRecords(records),
  };
}

/** Runs cases side by side. */
export function runCases(cases: readonly PanelCase[], origins: Origins): Promise<PanelRecorded[]> {
  return Promise.all(cases.map(one => runCase(one, origins)));
}

declare global {
  interface Window {
    runCases: typeof runCases;
  }
}
window.runCases = runCases;
