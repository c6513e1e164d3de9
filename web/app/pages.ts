import type { Page } from '../lesson/lesson.ts';
import { readPage } from '../lesson/page.ts';
import { loadAppPage } from './app-pages.ts';

const pages = new Map<string, Promise<Page>>();

/** The page at a path of the reader, fetched once and read from its document. Rejects where the reader cannot be reached. */
export function pageAt(path: string): Promise<Page> {
  const known = pages.get(path);
  if (known) return known;
  const fetched = fetchPage(path);
  pages.set(path, fetched);
  fetched.catch(() => pages.delete(path));
  return fetched;
}

/** The first page needs no fetch: it is the document. */
export function keepPage(path: string, page: Page): void {
  pages.set(path, Promise.resolve(page));
}

/** In development: the lessons have changed, so nothing that was read is true any more. */
export function forgetPages(): void {
  pages.clear();
}

async function fetchPage(path: string): Promise<Page> {
  const response = await fetch(path);
  const page = readPage(new DOMParser().parseFromString(await response.text(), 'text/html'));
  if (page.kind === 'app') await loadAppPage(page.id);
  return page;
}
