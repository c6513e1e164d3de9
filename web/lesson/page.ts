import type { LessonPage, Page, PlainPage, Section } from './lesson.ts';

/** The part of a page that its root element carries as JSON; the rest is the document itself. */
export type PageData =
  | PlainPage
  | (Omit<LessonPage, 'intro' | 'notes' | 'stills' | 'sections'> & {
      readonly sections: readonly Omit<Section, 'html'>[];
    });

/** What `readPage` cannot see in the document. */
export function pageData(page: Page): PageData {
  const { language, title, origins, course } = page;
  const base = { language, title, origins, course };
  if (page.kind !== 'lesson') return { ...base, kind: page.kind };
  const sections = page.sections.map(({ id, panels }) => ({ id, panels }));
  return { ...base, kind: page.kind, id: page.id, sections };
}

/**
 * The page back from its document: so no lesson is ever a second time in JavaScript. What is read here is exactly what
 * the components render, or React would find a difference on hydrating. Throws where the document is not a page of ours.
 */
export function readPage(from: Document): Page {
  const root = from.querySelector<HTMLElement>('#root[data-page]');
  if (!root?.dataset.page) throw new Error('this document is not a page of the course');
  const data: PageData = JSON.parse(root.dataset.page);
  if (data.kind !== 'lesson') return data;
  const html = (name: string): string => root.querySelector(`[data-html="${name}"]`)?.innerHTML ?? '';
  const sections: readonly Section[] = data.sections.map(section => ({ ...section, html: html(section.id) }));
  const stills = [...root.querySelectorAll<HTMLElement>('[data-still]')].map(slot => [
    slot.dataset.still ?? '',
    slot.innerHTML,
  ]);
  return {
    ...data,
    sections,
    intro: html('#intro'),
    notes: html('#notes'),
    stills: Object.fromEntries(stills),
  };
}
