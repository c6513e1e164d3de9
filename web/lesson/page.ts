import type { AppPage, ContentPage, HomePage, LessonPage, MissingPage } from './lesson.ts';

/** The part of a page that its root element carries as JSON; the rest is the document itself. */
export type PageData = HomePage | MissingPage | AppPage | Omit<LessonPage, 'intro' | 'sections' | 'notes'>;

/** What `readPage` cannot see in the document. */
export function pageData(page: ContentPage): PageData {
  if (page.kind !== 'lesson') return page;
  const { kind, language, title, origins, course, id } = page;
  return { kind, language, title, origins, course, id };
}

/** How the notes behind a section's panels are found again; no section has such an id. */
export function restName(section: string): string {
  return `${section}#rest`;
}

/**
 * The page back from its document: so no lesson is ever a second time in JavaScript. What is read here is exactly what
 * the components render, or React would find a difference on hydrating. Throws where the document is not a page of ours.
 */
export function readPage(from: Document): ContentPage {
  const root = from.querySelector<HTMLElement>('#root[data-page]');
  if (!root?.dataset.page) throw new Error('this document is not a page of the course');
  const data: PageData = JSON.parse(root.dataset.page);
  if (data.kind !== 'lesson') return data;
  const html = (name: string): string => root.querySelector(`[data-html="${name}"]`)?.innerHTML ?? '';
  const sections = [...root.querySelectorAll<HTMLElement>('section[data-panels]')].map(section => ({
    id: section.id,
    title: section.querySelector('h2')?.textContent.trim() ?? '',
    html: html(section.id),
    rest: html(restName(section.id)),
    panels: JSON.parse(section.dataset.panels ?? '[]'),
  }));
  return { ...data, sections, intro: html('#intro'), notes: html('#notes') };
}
