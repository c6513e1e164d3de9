/** Where the reader is in a lesson: a section, and how much of it has gone by at the window's upper edge (0 at its beginning, 1 at its end). */
export interface Place {
  readonly section: string;
  readonly gone: number;
}

/** The section that the reader is in; null above the first. The ids are the same in both languages, the lengths are not. */
export function placeNow(): Place | null {
  const begun = [...document.querySelectorAll('main .row[id]')]
    .map(row => ({ id: row.id, box: row.getBoundingClientRect() }))
    .filter(({ box }) => box.top < window.innerHeight / 2)
    .at(-1);
  return begun ? { section: begun.id, gone: -begun.box.top / begun.box.height } : null;
}

/** Scrolls so that as much of the section has gone by; false where the page has no such section. */
export function returnTo({ section, gone }: Place): boolean {
  const box = document.getElementById(section)?.getBoundingClientRect();
  if (!box) return false;
  window.scrollBy({ top: box.top + gone * box.height, behavior: 'instant' });
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
