import { lessonAddress } from '../addresses.ts';
import type { ContentPage } from '../lesson/lesson.ts';
import { whenIdle } from '../panel/when-idle.ts';
import { prefetch } from './pages.ts';

/** How long a page is shown before anything is fetched that its reader has not asked for, in milliseconds. */
const PAUSE_MS = 500;

/** Fetches the lessons behind and before a page once there is nothing else to do. Returns the undo. */
export function fetchNeighbours(page: ContentPage): () => void {
  const { course, language } = page;
  const at = page.kind === 'lesson' ? course.findIndex(({ id }) => id === page.id) : -1;
  const beside = course.filter((_, index) => Math.abs(index - at) === 1).toReversed();
  let end = (): void => {};
  const pause = setTimeout(() => {
    end = whenIdle(() => {
      for (const { id } of beside) prefetch(lessonAddress(language, id));
    });
  }, PAUSE_MS);
  return () => {
    clearTimeout(pause);
    end();
  };
}
