import { packRecords, unpackRecords, type WireRecord } from '../../server/protocol/records.ts';
import { decodeLayers } from '../decode/layers.ts';
import type { Experiment, PageEvent } from '../experiments/experiment.ts';
import { isRecord, parsed } from '../parsed.ts';
import type { ClockEstimate } from './clock.ts';
import { findingOf, type Question } from './finding.ts';
import { checkKnob } from './knobs.ts';
import type { Run, WitnessState } from './run.ts';

/** A run that was made, as text, whole: whoever reads it concludes from it again what was concluded before. */
export function writeRun(run: Run): string {
  const { first, packed } = packRecords(run.records);
  const records = [first, btoa(Array.from(packed, byte => String.fromCharCode(byte)).join(''))];
  // Its token is no more good for anything, and still nobody else's to see.
  return JSON.stringify({ ...run, records }).replace(/(token=)[0-9a-f]{32}/g, `$1${'0'.repeat(32)}`);
}

/**
 * The run that a text holds; null where it holds none that this experiment can have made: others may write there too.
 */
export function readRun(text: string, question: Omit<Question, 'run' | 'exchanges'>): Run | null {
  try {
    const data = parsed(text);
    const run = isRecord(data) ? runIn(data, question.experiment) : null;
    // What its rule can't judge wasn't made by it.
    if (run) findingOf({ ...question, run, exchanges: decodeLayers(run.records) });
    return run;
  } catch {
    return null;
  }
}

type Data = Readonly<Record<string, unknown>>;

function runIn(data: Data, { knobs }: Experiment): Run | null {
  const { id, events, learned, lateFrom, result, stopped, dropped } = data;
  const set = Object.entries(isRecord(data.knobs) ? data.knobs : {}).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  const values = Object.fromEntries(set);
  const known = Object.entries(knobs).every(([name, knob]) => {
    const value = values[name];
    return value !== undefined && checkKnob(knob, value).ok;
  });
  const records = recordsIn(data.records);
  const witness = (['complete', 'unconfirmed', 'none'] as const satisfies WitnessState[]).find(
    word => word === data.witness,
  );
  if (!known || !records || !witness || typeof id !== 'string' || data.phase !== 'done') return null;
  if (!Array.isArray(events) || !events.every(isEvent) || !Array.isArray(learned)) return null;
  return {
    id,
    knobs: values,
    phase: 'done',
    events,
    learned,
    records,
    lateFrom: typeof lateFrom === 'number' ? lateFrom : null,
    result: result === 'value' || result === 'error' ? result : null,
    stopped: stopped === true,
    notMade: null,
    witness,
    dropped: typeof dropped === 'number' ? dropped : 0,
    clock: clockIn(data.clock),
    certificate: (['trusted', 'untrusted'] as const).find(word => word === data.certificate) ?? 'unknown',
  };
}

/** @throws RangeError or DOMException where it is no base64, or no packed records */
function recordsIn(data: unknown): readonly WireRecord[] | null {
  const [first, text] = Array.isArray(data) ? data : [];
  if (typeof first !== 'number' || typeof text !== 'string') return null;
  return unpackRecords({ first, packed: Uint8Array.from(atob(text), character => character.charCodeAt(0)) });
}

const KINDS: readonly PageEvent['kind'][] = ['call', 'send', 'receive', 'event', 'throw'];

function isEvent(data: unknown): data is PageEvent {
  if (!isRecord(data)) return false;
  const { at, kind, name, facts, by } = data;
  return (
    typeof at === 'number' &&
    KINDS.some(word => word === kind) &&
    typeof name === 'string' &&
    (by === undefined || by === 'far') &&
    Array.isArray(facts) &&
    facts.every(
      fact => Array.isArray(fact) && fact.length === 2 && fact.every(text => typeof text === 'string'),
    )
  );
}

function clockIn(data: unknown): ClockEstimate | null {
  return isRecord(data) && typeof data.offset === 'number' && typeof data.error === 'number'
    ? { offset: data.offset, error: data.error }
    : null;
}
