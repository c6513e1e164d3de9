import { printUnfolded } from './after.ts';
import type { LessonPage } from './lesson.ts';
import { wakeSlots } from './slots.ts';
import { keepWithinReach } from './sticky.ts';

/** Wakes a lesson that stands in the document. Returns what ends it. */
export function liveLesson(main: Element, page: LessonPage): () => void {
  const columns = [...main.querySelectorAll<HTMLElement>('.row > .column, .row > .bench')];
  const ends = [printUnfolded(), wakeSlots(page), ...columns.map(keepWithinReach)];
  return () => {
    for (const end of ends) end();
  };
}
