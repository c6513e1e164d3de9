import type { ContentPage } from '../lesson/lesson.ts';
import { readPage } from '../lesson/page.ts';

/** A page as it came from the server: nothing in it has been woken. */
export interface FetchedPage {
  readonly page: ContentPage;
  readonly root: Node;
  /** The text of the browser’s tab. */
  readonly title: string;
}

const pages = new Map<string, Promise<FetchedPage>>();

/** The page at a path of the reader, fetched once and read from its document. Rejects where the reader cannot be reached. */
export function pageAt(path: string): Promise<FetchedPage> {
  const known = pages.get(path);
  if (known) return known;
  const fetched = fetchPage(path);
  pages.set(path, fetched);
  fetched.catch(() => pages.delete(path));
  return fetched;
}

/** The first page needs no fetch: it is the document. */
export function keepPage(path: string, page: FetchedPage): void {
  pages.set(path, Promise.resolve(page));
}

/** In development: the lessons have changed, so nothing that was read is true any more. */
export function forgetPages(): void {
  pages.clear();
}

async function fetchPage(path: string): Promise<FetchedPage> {
  const response = await fetch(path);
  const document = new DOMParser().parseFromString(await response.text(), 'text/html');
  const page = readPage(document);
  const root = document.querySelector('#root');
  if (!root) throw new Error('the page has no content');
  return { page, root, title: document.title };
}
