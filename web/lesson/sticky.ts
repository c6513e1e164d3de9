/** Pixels between the lower edge of a column and that of the window. */
const EDGE = 16;

/**
 * Keeps a sticky column that is higher than the window within reach: it goes with the page until its upper or lower edge is in view.
 * One that grows stays where it is. Set from script and never rendered, because a strict CSP refuses style attributes in markup.
 * Returns what ends it.
 */
export function keepWithinReach(column: HTMLElement): () => void {
  /** Where a link's target comes to stand, too. Read once there is a layout. */
  let upper: number | null = null;
  let lower = 0;
  let top = 0;
  let seen = window.scrollY;
  const put = (wanted: number) => {
    if (upper === null) return;
    const next = Math.max(lower, Math.min(upper, wanted));
    if (next === top) return;
    top = next;
    column.style.setProperty('--top', `${top}px`);
  };
  const measure = () => {
    if (upper === null) {
      upper = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockStart) || 0;
      top = upper;
    }
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
}
