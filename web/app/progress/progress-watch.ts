import { openExplained } from '../../lesson/after.ts';
import { hearProgress } from '../../run/claim-progress.ts';
import type { LessonProgress } from './progress.ts';
import { noteClaim, onProgress, progressNow } from './progress-store.ts';

/** Puts the stored state of each claim to its place on the page, and opens the text that waited for it. */
function paint(main: Element, done: LessonProgress | undefined): void {
  for (const { dataset } of main.querySelectorAll<HTMLElement>('[data-claim]')) {
    const { reached, stood } = done?.[dataset.claim ?? ''] ?? {};
    if (reached) dataset.reached = reached;
    else delete dataset.reached;
    if (stood) dataset.stood = stood;
    else delete dataset.stood;
  }
  openExplained(main);
}

/** Keeps what is done about the claims of a lesson, and shows it at each of them. Returns what ends that. */
export function watchClaims(main: Element, lesson: string): () => void {
  const show = (): void => paint(main, progressNow().lessons[lesson]);
  const deaf = hearProgress(main, (claim, progress) => noteClaim(lesson, claim, progress));
  const ignore = onProgress(show);
  show();
  return () => {
    deaf();
    ignore();
  };
}
