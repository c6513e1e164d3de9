import type { ContentPage } from '../../lesson/lesson.ts';
import { showProgress } from '../progress/show-progress.ts';
import { liveNotices } from './notices.ts';
import { markSections } from './section-in-view.ts';
import { liveTheme } from './theme.ts';

/** Wakes what stands around the content of a page. Returns what ends it. */
export function liveShell(page: ContentPage): () => void {
  const over = new AbortController();
  const { signal } = over;
  liveTheme(signal);
  putAwayOnLeaving(signal);
  const ends = [showProgress(page), liveNotices(page.language, signal)];
  if (page.kind === 'lesson') ends.push(markSections(page.sections));
  return () => {
    over.abort();
    for (const end of ends) end();
  };
}

/** Where the table of contents is a popover, it goes with a click on one of its links. */
function putAwayOnLeaving(signal: AbortSignal): void {
  const side = document.querySelector<HTMLElement>('nav.side');
  side?.addEventListener(
    'click',
    ({ target }) => {
      if (!(target instanceof Element) || !target.closest('a')) return;
      if (CSS.supports('selector(:popover-open)') && side.matches(':popover-open')) side.hidePopover();
    },
    { signal },
  );
}
