import { REMOVED_WORKER_PARAMETER } from '../../../server/protocol/paths.ts';
import type { Language } from '../../language.ts';
import { fill } from '../../run/fill.ts';
import { onServerState, serverState } from '../../run/server-state.ts';
import { serverGone, startAgain } from '../../run/server-words.ts';
import { element } from '../element.ts';
import { liveWords } from '../live-words.ts';

/** What the page has to say about itself, each in a place that screen readers watch. Returns what ends it. */
export function liveNotices(language: Language, signal: AbortSignal): () => void {
  const place = (name: string) => document.querySelector<HTMLElement>(`.notices > [data-notice="${name}"]`);
  const words = liveWords(language);

  const link = place('link');
  const look = (): void => {
    const part = missingPart();
    if (part === null) link?.replaceChildren();
    else if (link) say(link, fill(words.noSuchPart, { part }), language);
  };
  look();
  window.addEventListener('hashchange', look, { signal });

  const worker = place('worker');
  if (worker && wasWorkerRemoved()) say(worker, words.workerRemoved, language);

  const server = place('server');
  const tell = (): void => {
    if (server) sayServer(server, language);
  };
  tell();
  return onServerState(tell);
}

/** A notice that goes when the reader has taken note of it. */
function say(place: HTMLElement, text: string, language: Language): void {
  const button = element('button', { type: 'button' }, liveWords(language).understood);
  button.onclick = () => place.replaceChildren();
  place.replaceChildren(element('p', { className: 'notice' }, text, button));
}

/** The part of the page that its address names and that isn’t there; null where all is well. */
function missingPart(): string | null {
  const part = location.hash.slice(1);
  return part === '' || document.getElementById(part) ? null : part;
}

/** Whether another app's service worker stood in place of this course, which is said once; see `server/http/stale-worker.ts`. */
function wasWorkerRemoved(): boolean {
  const url = new URL(location.href);
  if (!url.searchParams.has(REMOVED_WORKER_PARAMETER)) return false;
  url.searchParams.delete(REMOVED_WORKER_PARAMETER);
  history.replaceState(history.state, '', url);
  return true;
}

/** Says that the server can't be reached, and what to do; nothing otherwise. */
function sayServer(place: HTMLElement, language: Language): void {
  const state = serverState();
  place.dataset.server = state;
  place.replaceChildren();
  if (state !== 'unreachable') return;
  const text = `${language === 'en' ? ' ' : ''}${startAgain(location.hostname, language)}`;
  const gone = element('strong', {}, serverGone(language));
  place.append(element('p', { className: 'notice notice-trouble' }, gone, text));
}
