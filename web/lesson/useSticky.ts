import { type RefObject, useEffect } from 'react';

/** Pixels between the lower edge of a column and that of the window. */
const EDGE = 16;

/**
 * Keeps a sticky column that is higher than the window within reach: it goes with the page until its upper or lower edge is in view.
 * One that grows stays where it is. Set from script and never rendered, because a strict CSP refuses style attributes in markup.
 */
export function useSticky(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const column = element.current;
    if (!column) return;
    // Where a link's target comes to stand, too.
    const upper = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockStart) || 0;
    let lower = upper;
    let top = upper;
    let seen = window.scrollY;
    const put = (wanted: number) => {
      const next = Math.max(lower, Math.min(upper, wanted));
      if (next === top) return;
      top = next;
      column.style.setProperty('--top', `${top}px`);
    };
    const measure = () => {
      lower = Math.min(upper, window.innerHeight - column.offsetHeight - EDGE);
      put(top);
    };
    const follow = () => {
      put(top - window.scrollY + seen);
      seen = window.scrollY;
    };
    const over = new AbortController();
    const { signal } = over;
    window.addEventListener('scroll', follow, { signal, passive: true });
    window.addEventListener('resize', measure, { signal });
    const observer = new ResizeObserver(measure);
    observer.observe(column);
    return () => {
      over.abort();
      observer.disconnect();
    };
  }, [element]);
}
