/** Where the reader is in a lesson: in which section, and how far its beginning is above the window's upper edge, in pixels and as a part of its height. */
export interface Place {
  readonly section: string;
  readonly above: number;
  readonly gone: number;
}

/** The section that the reader is in; null above the first. The ids are the same in both languages, the lengths are not. */
export function placeNow(): Place | null {
  const begun = [...document.querySelectorAll('main .row[id]')]
    .map(row => ({ id: row.id, box: row.getBoundingClientRect() }))
    .filter(({ box }) => box.top < window.innerHeight / 2)
    .at(-1);
  return begun ? { section: begun.id, above: -begun.box.top, gone: -begun.box.top / begun.box.height } : null;
}

/** How long a page may take to grow to what it was before, in milliseconds. */
const GROWING_MS = 3_000;
/** What a reader does who goes elsewhere. */
const SIGNS = ['wheel', 'touchstart', 'pointerdown', 'keydown'];
let holding: AbortController | undefined;

/**
 * Scrolls so that as much of the section has gone by, and again whenever the page's height changes, until the reader scrolls:
 * panels that wake show what was in them. False where the page has no such section.
 *
 * @param as in which measure: of the same page, or of one that is laid out otherwise
 */
export function returnTo({ section, above, gone }: Place, as: 'pixels' | 'part'): boolean {
  const row = document.getElementById(section);
  const main = document.querySelector('main');
  if (!row || !main) return false;
  layOutWhole();
  holding?.abort();
  const over = new AbortController();
  holding = over;
  const scroll = (): void => {
    const { top, height } = row.getBoundingClientRect();
    const away = top + (as === 'pixels' ? above : gone * height);
    if (Math.abs(away) >= 1) window.scrollBy({ top: away, behavior: 'instant' });
  };
  const growing = new ResizeObserver(scroll);
  const end = (): void => over.abort();
  over.signal.addEventListener('abort', () => growing.disconnect());
  for (const sign of SIGNS) window.addEventListener(sign, end, { signal: over.signal, passive: true });
  setTimeout(end, GROWING_MS);
  scroll();
  growing.observe(main);
  return true;
}

/** Goes where an address points: to the element that its fragment names, else to the top. Focus follows, for keyboard and screen reader. */
export function arrive(hash: string): void {
  holding?.abort();
  const target = hash === '' ? null : document.getElementById(decodeURIComponent(hash.slice(1)));
  if (target) {
    layOutWhole();
    target.scrollIntoView({ behavior: 'instant' });
  } else window.scrollTo({ top: 0, behavior: 'instant' });
  focusHeading(target);
}

/** Focus goes to the heading of what is now read, without moving the page. */
export function focusHeading(within: Element | null): void {
  const heading = (within ?? document).querySelector<HTMLElement>(within ? 'h2, h3' : 'main h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

let frame = 0;

/**
 * Has every row laid out for two frames, so that a place is sought among their true heights; the browser remembers them (CSS Box
 * Sizing 4, last remembered size). Rows that nobody has come near have guessed ones.
 */
export function layOutWhole(): void {
  const { dataset } = document.documentElement;
  dataset.whole = '';
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => delete dataset.whole);
  });
}
