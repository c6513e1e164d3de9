import type { Arrow } from './arrows.ts';
import type { Folded, Line } from './lines.ts';

/** So many lines can be taken in at a look. */
const MOST = 12;
/** Of what repeats, so many stand before and behind what is folded. */
const FIRST = 3;
const LAST = 2;

/** A line that nothing else refers to: neither the stop nor the guess stands there. */
function isPlain(line: Line): boolean {
  if (line.kind === 'arrow') return !line.mark && line.ghost === null;
  return line.kind === 'pause' || line.kind === 'fold';
}

function keepsTransportGoing(line: Line): boolean {
  return isPlain(line) && line.kind === 'arrow' && !line.paired && line.wire?.transport === true;
}

/** The arrows behind some lines, also those that are folded already. */
export function arrowsIn(lines: readonly Line[]): readonly Arrow[] {
  return lines.flatMap(line =>
    line.kind === 'fold' ? arrowsIn(line.lines) : line.kind === 'arrow' ? [line] : [],
  );
}

function fold(lines: readonly Line[], why: Folded['why']): Line {
  return { kind: 'fold', key: `${why}:${arrowsIn(lines)[0]?.key}`, why, lines };
}

/** The borders of every run of lines of a kind: [from, to). */
function runsOf(
  lines: readonly Line[],
  belongs: (line: Line) => boolean,
): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  lines.forEach((line, index) => {
    if (!belongs(line)) return;
    const last = runs.at(-1);
    if (last?.[1] === index) last[1] = index + 1;
    else runs.push([index, index + 1]);
  });
  return runs;
}

function replaced(lines: readonly Line[], [from, to]: readonly [number, number], by: Line): readonly Line[] {
  return [...lines.slice(0, from), by, ...lines.slice(to)];
}

/** The lines with what keeps a transport going behind one line each, and of what goes on and on the middle. */
export function folded(lines: readonly Line[]): readonly Line[] {
  let left = lines;
  for (const [from, to] of runsOf(lines, keepsTransportGoing).toReversed())
    if (to - from > 1) left = replaced(left, [from, to], fold(lines.slice(from, to), 'transport'));
  while (left.length > MOST) {
    const [longest] = [...runsOf(left, isPlain)].sort((a, b) => b[1] - b[0] - (a[1] - a[0]));
    if (!longest || longest[1] - longest[0] <= FIRST + LAST + 1) break;
    const end = longest[1] - LAST;
    const middle = [Math.max(longest[0] + FIRST, end - (left.length - MOST + 1)), end] as const;
    left = replaced(left, middle, fold(left.slice(...middle), 'repeated'));
  }
  return left;
}

/** Of a run that two calls make, the first behind one line. */
export function withFirstCallFolded(lines: readonly Line[]): readonly Line[] {
  const second = lines.findLastIndex(line => line.kind === 'arrow' && line.page?.kind === 'call');
  return second > 1 ? replaced(lines, [0, second], fold(lines.slice(0, second), 'setting')) : lines;
}
