import { type RefObject, useEffect } from 'react';

/**
 * Keeps an element's height in its custom property `--height` (in pixels), for styles that a height decides.
 * Set from script and never rendered, because a strict CSP refuses style attributes in markup.
 */
export function useHeight(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const measured = element.current;
    if (!measured) return;
    const observer = new ResizeObserver(() => {
      measured.style.setProperty('--height', `${measured.offsetHeight}px`);
    });
    observer.observe(measured);
    return () => observer.disconnect();
  }, [element]);
}
