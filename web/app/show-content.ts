import { createElement, startTransition } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import type { ContentPage } from '../lesson/lesson.ts';
import { loadAppPage } from './app-pages.ts';
import { CONTENT_IDS, Content } from './Content.tsx';
import type { FetchedPage } from './pages.ts';

let root: Root | null = null;

/**
 * Wakes the content of a page that stands in the document. What the server rendered stays as it is, and each panel hydrates when
 * it comes near the screen.
 * @throws where the code of a page of the app cannot be fetched
 */
export async function wakeContent(page: ContentPage): Promise<void> {
  const main = document.querySelector('#main');
  if (!main) return;
  if (page.kind === 'app') await loadAppPage(page.id);
  if (!main.isConnected) return; // the reader has turned the page meanwhile
  // In a transition React gives way to the reader's input and to painting.
  startTransition(() => {
    root = hydrateRoot(main, createElement(Content, { page }), { identifierPrefix: CONTENT_IDS });
  });
}

/** Puts the content of a fetched page in the place of the one that stands, and wakes it like a first page. */
export function showContent({ page, main }: FetchedPage): void {
  const before = root;
  root = null;
  document.querySelector('#main')?.replaceWith(document.importNode(main, true));
  wakeContent(page).catch(() => location.reload()); // the browser says best what is wrong
  // Behind the paint: nobody waits for what is no longer to be seen.
  requestAnimationFrame(() => setTimeout(() => before?.unmount()));
}
