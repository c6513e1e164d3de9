import type { PageEvent, StopPlace, Subject } from '../../experiments/experiment.ts';
import type { Stop } from '../../rules/core/stop.ts';
import type { Arrow, Lane, Mark } from './arrows.ts';

/** Where a run stopped, as far as the picture depends on it. */
export interface Ending {
  readonly about: Subject;
  readonly stop: Stop;
  /** Null: the stop itself says where. */
  readonly place: StopPlace | null;
  /** Nothing came back, and nobody is said to have refused. */
  readonly silent: boolean;
}

/** The arrow at which a run stopped; `mark` is null where no arrow leads there. */
export interface StopMark {
  /** Of the last arrow before the stop; −1 where it stands before them all. */
  readonly index: number;
  readonly mark: Mark | null;
}

/** An event that tells the page of an end, not of a value. */
function tellsOfFailure(event: PageEvent): boolean {
  return event.kind === 'throw' || ['error', 'close', 'connect_error'].includes(event.name);
}

/** A response that the page has and may not read: https://fetch.spec.whatwg.org/#concept-filtered-response-opaque. */
function tellsOfOpaque({ facts }: PageEvent): boolean {
  return facts.some(([name, value]) => name === 'type' && /^"opaque(redirect)?"$/.test(value));
}

/** Where what the run was for arrives. */
export function goalOf(about: Subject): Lane {
  return about === 'message' || about === 'cookie' || about === 'action' ? 2 : 0;
}

/** Where a run stopped, or would have. @param far the last lifeline that anything reached */
export function laneOf(about: Subject, stop: Stop, far: Lane): Lane {
  if (stop === 'nowhere') return goalOf(about);
  return stop === 'server' || stop === 'no-response' ? far : 1;
}

/** The server’s lifeline; a proxy’s, where nothing went on from there. */
export function farLane(arrows: readonly Arrow[]): Lane {
  return arrows.some(({ to }) => to === 3) ? 3 : 2;
}

/** The first arrow behind the stop: where the page learns of it, a server’s refusal, or what came too late. */
function firstBehind(arrows: readonly Arrow[], { place, stop }: Ending): number {
  const behind: number[] = [arrows.length];
  const until = (found: number) => found >= 0 && behind.push(found);
  until(arrows.findIndex(({ wire }) => wire?.late));
  if (place) {
    const at = arrows.findIndex(({ wire }) => wire?.key === `x${place.exchange}:${place.half}`);
    if (at >= 0) until(place.half === 'response' ? at + 1 : at);
    return Math.min(...behind);
  }
  if (stop === 'server') until(arrows.findIndex(({ wire }) => wire?.refuses));
  // Of several calls the last is what the run is judged by.
  const from = Math.max(
    arrows.findLastIndex(({ page }) => page?.kind === 'call'),
    0,
  );
  const told = (tells: (event: PageEvent) => boolean) =>
    arrows.findIndex(({ page }, index) => index >= from && page !== null && page.by !== 'far' && tells(page));
  const failure = told(tellsOfFailure);
  until(failure >= 0 || stop !== 'browser' ? failure : told(tellsOfOpaque));
  return Math.min(...behind);
}

/** Marks the arrow at which a run stopped, or by which its page got what it wanted. */
export function stopMark(arrows: readonly Arrow[], ending: Ending): StopMark {
  const { about, silent, stop } = ending;
  if (stop === 'nowhere') return passedAt(arrows, about);
  const behind = firstBehind(arrows, ending);
  const far = farLane(arrows);
  const at = silent ? far : laneOf(about, stop, far);
  // What a browser blocks is a response, also where the server had sent frames behind it.
  const counts = ({ wire }: Arrow) => stop !== 'browser' || wire === null || wire.layer === 'http';
  const index = arrows.findLastIndex((arrow, place) => place < behind && arrow.to === at && counts(arrow));
  const how = silent || stop === 'no-response' ? 'silent' : stop === 'server' ? 'refused' : 'blocked';
  return index < 0 ? { index: behind - 1, mark: null } : { index, mark: { at, how } };
}

function passedAt(arrows: readonly Arrow[], about: Subject): StopMark {
  const at = goalOf(about);
  const arriving = arrows.map((arrow, index) => ({ ...arrow, index })).filter(({ to }) => to === at);
  const best =
    arriving.findLast(({ page }) => page?.kind === 'receive') ??
    arriving.findLast(({ page }) => page?.kind === 'event' && !tellsOfFailure(page)) ??
    arriving.at(-1);
  return best ? { index: best.index, mark: { at, how: 'passed' } } : { index: arrows.length - 1, mark: null };
}
