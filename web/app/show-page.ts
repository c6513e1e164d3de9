import type { ContentPage } from '../lesson/lesson.ts';
import { afterPaint } from './after-paint.ts';
import { liveContent } from './content-life.ts';
import { fetchNeighbours } from './neighbours.ts';
import type { FetchedPage } from './pages.ts';
import { liveShell } from './shell/shell-life.ts';

/** Ends what the page that is shown does. */
let leave = (): void => {};

/**
 * Wakes a page that stands in the document: what the server rendered stays as it is, and gets what scripts add to it. What is seen
 * at once comes first, what the reader does only behind the paint.
 */
export function wakePage(page: ContentPage): void {
  const endShell = liveShell(page);
  let endContent = afterPaint(() => {
    const ends = [liveContent(page), fetchNeighbours(page)];
    endContent = () => {
      for (const end of ends) end();
    };
  });
  leave = () => {
    endShell();
    endContent();
  };
}

/** Puts a fetched page in the place of the one that stands, and wakes it like a first page. */
export function showPage({ page, root }: FetchedPage): void {
  const before = leave;
  const list = document.querySelector('nav.side')?.scrollTop;
  document.querySelector('#root')?.replaceWith(document.importNode(root, true));
  wakePage(page);
  // Where the reader was in the list of lessons.
  if (list) document.querySelector('nav.side')?.scrollTo({ top: list, behavior: 'instant' });
  // Behind the paint: nobody waits for what is no longer to be seen.
  afterPaint(before);
}
