import type { PageEvent, StopPlace } from '../../experiments/experiment.ts';
import type { Stop } from '../../rules/core/stop.ts';
import { mergeTimelines, type Row, type WireItem } from '../../run/timeline.ts';

/** A pause that is drawn: shorter ones are part of the flow. In milliseconds. */
const PAUSE_MS = 400;

/** Where the run stopped, as one line of the picture. */
export interface StopLine {
  readonly kind: 'stop';
  readonly stop: Exclude<Stop, 'nowhere'>;
}

export type Line =
  | { readonly kind: 'arrow'; readonly row: Row }
  /** Nothing happened for that long, in milliseconds: true distances are compressed to this one line. */
  | { readonly kind: 'pause'; readonly ms: number }
  /** What follows came after the run was closed. */
  | { readonly kind: 'late' }
  | { readonly kind: 'nothing' }
  | StopLine;

/** An event that tells the page of an end, not of a value. */
function tellsOfFailure(event: PageEvent): boolean {
  return event.kind === 'throw' || ['error', 'close', 'connect_error'].includes(event.name);
}

/** An answer that the page has and may not read: https://fetch.spec.whatwg.org/#concept-filtered-response-opaque. */
function tellsOfOpaque({ facts }: PageEvent): boolean {
  return facts.some(([name, value]) => name === 'type' && /^"opaque(redirect)?"$/.test(value));
}

/** What a page is told of a request that was stopped. */
function tellsOfEnd(event: PageEvent): boolean {
  return tellsOfFailure(event) || tellsOfOpaque(event);
}

/** The event by which the page learns of the stop; of several calls the last is what the run is judged by. */
function stoppedEvent(events: readonly PageEvent[], stop: Stop | null): PageEvent | undefined {
  const last = events.slice(
    Math.max(
      events.findLastIndex(({ kind }) => kind === 'call'),
      0,
    ),
  );
  return last.find(tellsOfFailure) ?? (stop === 'browser' ? last.find(tellsOfOpaque) : undefined);
}

/** Both halves of a row apart, in the order in which they came about, with what the browser did between them. */
function halved({ page, wire, ...row }: Row, between: () => void, push: (row: Row) => void): void {
  const halves = [wire && { ...row, page: null, wire }, page && { ...row, page, wire: null }] as const;
  const [first, second] = row.direction === 'server→client' ? halves : [halves[1], halves[0]];
  if (first) push(first);
  between();
  if (second) push(second);
}

/** The arrow of the wire beside which something was left behind; see `wireItems` for its name. */
function isAt({ exchange, half }: StopPlace, { wire }: Row): boolean {
  return wire?.key === `x${exchange}:${half}`;
}

/**
 * The lines of a run's picture, from top to bottom. `stop` is null while it is not known; `place` is where it stands, if not
 * where the stop itself says.
 */
export function linesOf(
  events: readonly PageEvent[],
  items: readonly WireItem[],
  offset: number,
  stop: Stop | null,
  sawNothing: boolean,
  place: StopPlace | null = null,
): readonly Line[] {
  const lines: Line[] = [];
  let last: number | null = null;
  let stopDrawn = stop === null || stop === 'nowhere';
  let lateDrawn = false;
  const told = stoppedEvent(events, stop);
  const drawStop = () => {
    if (stopDrawn || stop === null || stop === 'nowhere') return;
    stopDrawn = true;
    lines.push({ kind: 'stop', stop });
  };
  const drawRow = (row: Row) => {
    lines.push({ kind: 'arrow', row });
    if (sawNothing && lines.length === 1) lines.push({ kind: 'nothing' });
  };
  for (const row of mergeTimelines(events, items, offset)) {
    if (row.wire?.late && !lateDrawn) {
      lateDrawn = true;
      drawStop();
      lines.push({ kind: 'late' });
    }
    if (last !== null && row.at - last >= PAUSE_MS) lines.push({ kind: 'pause', ms: row.at - last });
    last = row.at;
    if (stop === 'server' && row.wire?.refuses) drawStop();
    const isTold = row.page !== null && row.page === told;
    if (place) {
      if (isAt(place, row)) halved(row, drawStop, drawRow);
      else drawRow(row);
      continue;
    }
    const blocked = (stop === 'browser' || stop === 'preflight') && row.page !== null && tellsOfEnd(row.page);
    if (blocked || (isTold && !stopDrawn)) halved(row, isTold ? drawStop : () => {}, drawRow);
    else drawRow(row);
  }
  drawStop();
  return lines;
}
