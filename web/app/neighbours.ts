import { lessonAddress } from '../addresses.ts';
import type { ContentPage } from '../lesson/lesson.ts';
import { whenIdle } from '../panel/when-idle.ts';
import { pageAt } from './pages.ts';

/** Fetches the lessons behind and before a page once there is nothing else to do. Returns the undo. */
export function fetchNeighbours(page: ContentPage): () => void {
  const { course, language } = page;
  const at = page.kind === 'lesson' ? course.findIndex(({ id }) => id === page.id) : -1;
  const beside = course.filter((_, index) => Math.abs(index - at) === 1).toReversed();
  return whenIdle(() => {
    for (const { id } of beside) pageAt(lessonAddress(language, id)).catch(() => {}); // a click tries again
  });
}
