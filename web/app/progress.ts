import { useSyncExternalStore } from 'react';

/** How the run of each claim stood to the lesson, by panel id; a claim that was not run is absent. */
export type Progress = Readonly<Record<string, Readonly<Record<string, string>>>>;

const STORED = 'progress';
const NONE: Progress = {};
const listeners = new Set<() => void>();
let progress: Progress | undefined;

function read(): Progress {
  progress ??= parse();
  return progress;
}

function parse(): Progress {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED) ?? '{}');
    return typeof stored === 'object' && stored !== null ? { ...stored } : NONE;
  } catch {
    return NONE; // storage is denied, or holds something else: progress begins anew
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The reader's progress, kept in this browser; none on the server and while hydrating. */
export function useProgress(): Progress {
  return useSyncExternalStore(subscribe, read, () => NONE);
}

function note(lesson: string, claim: string, state: string): void {
  const before = read();
  if (before[lesson]?.[claim] === state) return;
  progress = { ...before, [lesson]: { ...before[lesson], [claim]: state } };
  try {
    localStorage.setItem(STORED, JSON.stringify(progress));
  } catch {
    // Storage is denied: progress lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

/**
 * Watches what the panels of a lesson say of their runs, the way the reader does: by what the page shows. So no panel needs to
 * know of the course. Returns what ends it.
 */
export function watchClaims(main: Element, lesson: string): () => void {
  let frame = 0;
  const look = (): void => {
    frame = 0;
    for (const verdict of main.querySelectorAll<HTMLElement>('[data-as-claimed]')) {
      const claim = verdict.closest<HTMLElement>('[data-panel]')?.dataset.panel;
      const state = verdict.dataset.asClaimed;
      if (claim && state) note(lesson, claim, state);
    }
  };
  const observer = new MutationObserver(() => {
    frame ||= requestAnimationFrame(look);
  });
  observer.observe(main, { subtree: true, childList: true, attributeFilter: ['data-as-claimed'] });
  return () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
  };
}
