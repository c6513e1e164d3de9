import type { AppPage, ContentPage, HomePage, LessonPage, MissingPage } from './lesson.ts';

/** The part of a page that its root element carries as JSON; the rest is the document itself. */
type PageData = HomePage | MissingPage | AppPage | Omit<LessonPage, 'sections'>;

/** What `readPage` cannot see in the document. */
export function pageData(page: ContentPage): PageData {
  if (page.kind !== 'lesson') return page;
  const { kind, language, title, origins, course, id } = page;
  return { kind, language, title, origins, course, id };
}

/** What scripts know of a page, from its document: so no lesson is ever a second time in JavaScript. Throws where the document is not a page of ours. */
export function readPage(from: Document): ContentPage {
  const root = from.querySelector<HTMLElement>('#root[data-page]');
  if (!root?.dataset.page) throw new Error('this document is not a page of the course');
  const data: PageData = JSON.parse(root.dataset.page);
  if (data.kind !== 'lesson') return data;
  const sections = [...root.querySelectorAll<HTMLElement>('section[data-panels]')].map(section => ({
    id: section.id,
    panels: JSON.parse(section.dataset.panels ?? '[]'),
  }));
  return { ...data, sections };
}
