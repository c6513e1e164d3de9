import type { Origins } from '../../server/protocol/origins.ts';
import { isRecord, parsed } from '../parsed.ts';
import { type Answer, answerNamed } from './answers.ts';

/** What a tab keeps of a panel while pages come and go: on a reload, on Back, and in the other language. */
export interface Kept {
  readonly guess: Answer | null;
  /** The prediction that the run is held against. */
  readonly said: Answer | null;
  /** The reader's choice of what decided, and by which step the run was decided then. */
  readonly told: Told | null;
  /** As `kept-run.ts` writes it; null where there is none, or one that is too large. */
  readonly run: string | null;
}

export interface Told {
  readonly because: string;
  readonly chosen: string;
}

/** A browser has room for five million characters of an origin: these are the panels of one tab, the oldest go first. */
const MOST_PANELS = 32;
const MOST_CHARACTERS = 100_000;

/** Before the key of each panel; by itself the key of their order. */
const PREFIX = 'kept:';

/** The same in both languages, whose pages have the same path behind the language. */
function keyOf(panel: string): string {
  return `${PREFIX}${window.location.pathname.replace(/^\/\w+/, '')}#${panel}`;
}

/** What was kept by another build, or for other origins, means perhaps something else: by the boot script, whose name has a hash of all code. */
function versionFor(origins: Origins): string {
  const boot = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src;
  return [boot, ...Object.values(origins)].join(' ');
}

/** Whether anything is kept of a panel of this page, of which it is not known yet whether it can be read. */
export function hasKept(panel: string): boolean {
  return stored(keyOf(panel)) !== null;
}

/** Of some panels of this page the one in which something was done last. */
export function latestKept(panels: readonly string[]): string | undefined {
  const order = keys();
  const last = order.findLast(key => panels.some(panel => key === keyOf(panel)));
  return panels.find(panel => keyOf(panel) === last);
}

/** Null where nothing is kept, or what is there is not ours or not of this build. */
export function keptOf(panel: string, origins: Origins): Kept | null {
  const data = parsed(stored(keyOf(panel)));
  if (!isRecord(data) || data.version !== versionFor(origins)) return null;
  const { told } = data;
  return {
    guess: answerNamed(data.guess),
    said: answerNamed(data.said),
    told:
      isRecord(told) && typeof told.because === 'string' && typeof told.chosen === 'string'
        ? { because: told.because, chosen: told.chosen }
        : null,
    run: typeof data.run === 'string' ? data.run : null,
  };
}

export function keep(panel: string, kept: Kept, origins: Origins): void {
  const run = kept.run !== null && kept.run.length > MOST_CHARACTERS ? null : kept.run;
  const key = keyOf(panel);
  const order = [...keys().filter(other => other !== key), key];
  const old = order.slice(0, -MOST_PANELS);
  try {
    for (const other of old) sessionStorage.removeItem(other);
    sessionStorage.setItem(PREFIX, JSON.stringify(order.slice(-MOST_PANELS)));
    sessionStorage.setItem(key, JSON.stringify({ version: versionFor(origins), ...kept, run }));
  } catch {
    // Storage is denied or full: what is shown lasts as long as the page.
  }
}

/** Forgets every panel of this tab. */
export function forgetKept(): void {
  try {
    for (const key of [...keys(), PREFIX]) sessionStorage.removeItem(key);
  } catch {
    // Storage is denied, so that nothing was kept.
  }
}

function keys(): readonly string[] {
  const order = parsed(stored(PREFIX));
  return Array.isArray(order)
    ? order.filter((key): key is string => typeof key === 'string' && key.startsWith(PREFIX))
    : [];
}

function stored(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}
