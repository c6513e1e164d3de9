import type { ContentPage } from '../lesson/lesson.ts';
import { readPage } from '../lesson/page.ts';
import { whenIdle } from '../panel/when-idle.ts';

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
  texts.clear();
}

const texts = new Map<string, Promise<string>>();

/** How long a fetched page waits to be read: reading one is work, and the page that is shown has its own to do first. */
const READ_MS = 2_000;

/** Fetches a page that the reader may turn to, and reads it later, when there is nothing else to do. */
export function prefetch(path: string): void {
  if (pages.has(path)) return;
  textAt(path).then(
    () => setTimeout(() => whenIdle(() => void pageAt(path).catch(() => {})), READ_MS),
    () => {}, // a click tries again
  );
}

function textAt(path: string): Promise<string> {
  const known = texts.get(path);
  if (known) return known;
  const text = fetch(path).then(response => response.text());
  texts.set(path, text);
  text.catch(() => texts.delete(path));
  return text;
}

async function fetchPage(path: string): Promise<FetchedPage> {
  const text = await textAt(path);
  texts.delete(path);
  const document = new DOMParser().parseFromString(text, 'text/html');
  const page = readPage(document);
  const root = document.querySelector('#root');
  if (!root) throw new Error('the page has no content');
  return { page, root, title: document.title };
}
