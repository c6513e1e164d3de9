import type { ClaimProgress } from '../../run/claim-progress.ts';
import { forgetKept } from '../../run/kept.ts';
import { NO_PROGRESS, type Progress, readProgress, withClaim, writeProgress } from './progress.ts';

const KEY = 'progress';
const listeners = new Set<() => void>();
let progress: Progress | undefined;
/** Storage took the last that was written; else it holds less than this page knows. */
let kept = true;

/** What this device keeps; undefined where storage is denied. */
function stored(): Progress | undefined {
  try {
    return readProgress(localStorage.getItem(KEY));
  } catch {
    return undefined;
  }
}

export function progressNow(): Progress {
  progress ??= stored() ?? NO_PROGRESS;
  return progress;
}

function put(next: Progress, write: () => void): void {
  progress = next;
  try {
    write();
    kept = true;
  } catch {
    kept = false; // storage is denied or full: progress lasts as long as the page
  }
  for (const listener of listeners) listener();
}

/** Another tab wrote, or cleared. */
function onStorage({ key }: StorageEvent): void {
  if (key !== KEY && key !== null) return;
  progress = stored();
  for (const listener of listeners) listener();
}

/** Calls the listener after every change, also of another tab. Returns what ends it. */
export function onProgress(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('storage', onStorage);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('storage', onStorage);
  };
}

/** Keeps that something was done about a claim, beside what other tabs have kept meanwhile. */
export function noteClaim(lesson: string, claim: string, now: ClaimProgress): void {
  const before = (kept ? stored() : undefined) ?? progressNow();
  const next = withClaim(before, lesson, claim, now);
  if (next === before && progress === before) return;
  put(next, () => localStorage.setItem(KEY, writeProgress(next)));
}

export function clearProgress(): void {
  forgetKept();
  put(NO_PROGRESS, () => localStorage.removeItem(KEY));
}
