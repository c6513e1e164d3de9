/** Where the reader is in a lesson: a section and how far below the window's upper edge it begins, in pixels. */
export interface Place {
  readonly section: string;
  readonly top: number;
}

/** The section that the reader is in; null above the first. The ids are the same in both languages. */
export function placeNow(): Place | null {
  const begun = [...document.querySelectorAll('main .row[id]')]
    .map(row => ({ section: row.id, top: row.getBoundingClientRect().top }))
    .filter(({ top }) => top < window.innerHeight / 2);
  return begun.at(-1) ?? null;
}

/** Scrolls so that the place is where it was; false where the page has no such section. */
export function returnTo({ section, top }: Place): boolean {
  const row = document.getElementById(section);
  if (!row) return false;
  window.scrollBy({ top: row.getBoundingClientRect().top - top, behavior: 'instant' });
  return true;
}

/** Goes where an address points: to the element that its fragment names, else to the top. Focus follows, for keyboard and screen reader. */
export function arrive(hash: string): void {
  const target = hash === '' ? null : document.getElementById(decodeURIComponent(hash.slice(1)));
  if (target) target.scrollIntoView({ behavior: 'instant' });
  else window.scrollTo({ top: 0, behavior: 'instant' });
  focusHeading(target);
}

/** Focus goes to the heading of what is now read, without moving the page. */
export function focusHeading(within: Element | null): void {
  const heading = (within ?? document).querySelector<HTMLElement>(within ? 'h2, h3' : 'main h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
