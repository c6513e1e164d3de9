import { openExplained } from '../../lesson/after.ts';
import { type ClaimProgress, type LessonProgress, STOOD } from './progress.ts';
import { noteClaim, onProgress, progressNow } from './progress-store.ts';

/** What a panel of the page shows to have been done about its claim; null: nothing. */
function doneIn(panel: HTMLElement): ClaimProgress | null {
  const shown = panel.querySelector<HTMLElement>('[data-as-claimed]')?.dataset.asClaimed;
  // Run with other knobs, it was another case.
  const stood = STOOD.find(word => word === shown) ?? null;
  if (stood === null) return panel.dataset.predicted === 'true' ? { reached: 'predicted', stood } : null;
  const explained = panel.querySelector('[data-explained="true"]') !== null;
  return { reached: explained ? 'explained' : 'run', stood };
}

/** Puts the stored state of each claim to its place on the page, and opens the text that waited for it. */
function paint(main: Element, done: LessonProgress | undefined): void {
  for (const slot of main.querySelectorAll<HTMLElement>('.slot')) {
    const { reached, stood } = done?.[slot.id] ?? {};
    if (reached) slot.dataset.reached = reached;
    else delete slot.dataset.reached;
    if (stood) slot.dataset.stood = stood;
    else delete slot.dataset.stood;
  }
  openExplained(main);
}

/**
 * Watches what is done about the claims of a lesson, the way the reader does: by what the page shows. So no panel needs to
 * know of the course. Returns what ends it.
 */
export function watchClaims(main: Element, lesson: string): () => void {
  const seen = new Map<string, string>();
  let frame = 0;
  const look = (): void => {
    frame = 0;
    for (const panel of main.querySelectorAll<HTMLElement>('[data-panel]')) {
      const claim = panel.dataset.panel ?? '';
      const done = doneIn(panel);
      const state = JSON.stringify(done);
      if (seen.get(claim) === state) continue; // also after progress was cleared: only what is done then counts again
      seen.set(claim, state);
      if (claim && done) noteClaim(lesson, claim, done);
    }
    paint(main, progressNow().lessons[lesson]);
  };
  const observer = new MutationObserver(() => {
    frame ||= requestAnimationFrame(look);
  });
  observer.observe(main, {
    subtree: true,
    childList: true,
    attributeFilter: ['data-as-claimed', 'data-predicted', 'data-explained'],
  });
  const ignore = onProgress(() => paint(main, progressNow().lessons[lesson]));
  look();
  return () => {
    observer.disconnect();
    ignore();
    cancelAnimationFrame(frame);
  };
}
