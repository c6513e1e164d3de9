import { type RefObject, useEffect } from 'react';

/**
 * Keeps an element's height in a custom property of its own (in pixels), for styles that a height decides.
 * Set from script and never rendered, because a strict CSP refuses style attributes in markup.
 */
export function useHeight(element: RefObject<HTMLElement | null>, property: `--${string}`): void {
  useEffect(() => {
    const measured = element.current;
    if (!measured) return;
    const observer = new ResizeObserver(() => {
      measured.style.setProperty(property, `${measured.offsetHeight}px`);
    });
    observer.observe(measured);
    return () => observer.disconnect();
  }, [element, property]);
}
