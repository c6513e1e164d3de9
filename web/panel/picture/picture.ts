import type { Stop } from '../../rules/core/stop.ts';
import type { Arrow, Lane } from './arrows.ts';
import { folded } from './fold.ts';
import type { Line, Never } from './lines.ts';
import { type Ending, farLane, laneOf, type StopMark, stopMark } from './stop-mark.ts';

/** A pause that is drawn: shorter ones are part of the flow. In milliseconds. */
const PAUSE_MS = 500;

/**
 * The lines of a run's picture, from top to bottom. `ending` is null while it is not known; `guess`, where the reader had it
 * stop, is drawn where it was not there; `seen`, where it was seen to stop, where the rule says otherwise.
 */
export function linesOf(
  arrows: readonly Arrow[],
  ending: Ending | null,
  guess: Stop | null,
  seen: Stop | null = null,
): readonly Line[] {
  const marked = ending && stopMark(arrows, ending);
  const never = ending && neverOf(arrows, ending);
  const contested = ending && seen !== null && seen !== ending.stop;
  const other = contested ? stopMark(arrows, { ...ending, stop: seen, silent: false }) : null;
  const flat = flatten(arrows, marked, other, never);
  const wrong = ending && guess !== null && guess !== ending.stop;
  const guessed = wrong ? withGhost(flat, guess, laneOf(ending.about, guess, farLane(arrows)), ending) : flat;
  return folded(guessed);
}

function flatten(
  arrows: readonly Arrow[],
  marked: StopMark | null,
  other: StopMark | null,
  never: Never | null,
): readonly Line[] {
  const lines: Line[] = [];
  const explain = () => {
    lines.push({ kind: 'why' });
    if (never) lines.push(never);
  };
  if (marked?.index === -1) explain();
  arrows.forEach((arrow, index) => {
    const last = arrows[index - 1];
    if (arrow.wire?.late && !last?.wire?.late) lines.push({ kind: 'late' });
    if (last && arrow.at - last.at >= PAUSE_MS) lines.push({ kind: 'pause', ms: arrow.at - last.at });
    const here = marked?.index === index;
    const mark = (here ? marked.mark : null) ?? (other?.index === index ? other.mark : null);
    lines.push(mark ? { ...arrow, mark } : arrow);
    if (here) explain();
  });
  return lines;
}

/** What the stop kept from happening: nothing that anybody saw, so that only the rule can tell of it. */
function neverOf(arrows: readonly Arrow[], { about, place, stop }: Ending): Never | null {
  const line = (what: Never['what']): Never => ({ kind: 'never', what, ghost: null });
  if (place || about === 'cookie' || about === 'reading') return null;
  if (about === 'message') {
    if (stop === 'before-sending') return line('messageNotSent');
    return stop === 'browser' ? line('notDelivered') : null;
  }
  if (stop === 'before-sending') return line('requestNotSent');
  if (stop !== 'preflight') return null;
  const announced = arrows.findLast(({ wire }) => wire?.announces)?.wire?.announces;
  return announced ? line({ named: announced.what, counted: announced.counted }) : line('requestNotSent');
}

/** It carries the request itself, its response, or a message to the far actor. */
function isMain({ page, wire }: Arrow): boolean {
  return wire ? wire.layer === 'http' && !wire.preflight : page?.by === 'far';
}

/** The line at which a run would have stopped that went as the reader said, and no sooner. */
function withGhost(lines: readonly Line[], guess: Stop, lane: Lane, { about }: Ending): readonly Line[] {
  const isArrow = (line: Line): line is Arrow => line.kind === 'arrow';
  const touches = (line: Line) =>
    line.kind === 'never' ? lane > 0 : isArrow(line) && (line.to === lane || line.from === lane);
  const preferred = (line: Line): boolean => {
    if (!touches(line)) return false;
    switch (guess) {
      case 'before-sending':
        return isArrow(line) && line.page?.kind === 'call';
      case 'preflight':
        return isArrow(line) && line.wire?.preflight === true && line.to === lane;
      case 'nowhere':
        return isArrow(line) && line.page !== null && line.to === lane;
      default:
        return line.kind === 'never' || (isArrow(line) && isMain(line) && line.to === lane);
    }
  };
  // What a handshake opened goes on behind it; of several requests the last is what the run is judged by.
  const found = about === 'connection' ? lines.findIndex(preferred) : lines.findLastIndex(preferred);
  const index = found >= 0 ? found : lines.findLastIndex(touches);
  return lines.map((line, place) =>
    place === index && (isArrow(line) || line.kind === 'never') ? { ...line, ghost: lane } : line,
  );
}
