import type { RootContent } from 'mdast';
import type { LeafDirective } from 'mdast-util-directive';
import { oneOf, type ReportAttribute } from './directive.ts';
import { wrapped } from './outline-blocks.ts';

/** What the front matter of all lessons says, put together: every technique, the way to one of them, every question. */
export const LISTS = ['techniques', 'which', 'questions'] as const;
export type ListName = (typeof LISTS)[number];

/** The place of a list, which is known only when all lessons are read; nothing where none of its name exists. */
export function placeOfList({ attributes, children }: LeafDirective, report: ReportAttribute): RootContent[] {
  const { of, ...others } = attributes ?? {};
  const name = LISTS.find(one => one === of);
  if (name === undefined || Object.keys(others).length > 0 || children.length > 0) {
    report(null, `a ::list block says what it lists and nothing else; write ::list{of="…"}, ${oneOf(LISTS)}`);
    return [];
  }
  return [wrapped([], 'div', { 'data-list': name })];
}

const PLACE = /<div data-list="(\w+)">\s*<\/div>/g;

/** HTML with its lists filled in. */
export function fillPlaces(html: string, listOf: (name: ListName) => string): string {
  return html.replace(PLACE, (place, of) => {
    const name = LISTS.find(one => one === of);
    return name === undefined ? place : `<div class="list">${listOf(name)}</div>`;
  });
}
