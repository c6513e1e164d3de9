import type { SectionPlace } from '../../lesson/lesson.ts';

/** The band of the window in which a section counts as the one being read: below the header, above the middle. */
const BAND = '-15% 0px -60% 0px';

/** Marks in the outline the section that is being read. Returns what ends that. */
export function markSections(sections: readonly SectionPlace[]): () => void {
  const inView = new Set<string>();
  const observer = new IntersectionObserver(
    entries => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) inView.add(target.id);
        else inView.delete(target.id);
      }
      const first = sections.find(({ id }) => inView.has(id));
      if (first) mark(first.id);
    },
    { rootMargin: BAND },
  );
  for (const { id } of sections) {
    const row = document.getElementById(id);
    if (row) observer.observe(row);
  }
  return () => observer.disconnect();
}

function mark(section: string): void {
  const list = document.querySelector<HTMLElement>('nav.side');
  const line = list?.querySelector(`.outline > li > a[href="#${section}"]`);
  if (!list || !line || line.ariaCurrent === 'location') return;
  list.querySelector('.outline [aria-current]')?.removeAttribute('aria-current');
  line.setAttribute('aria-current', 'location');
  // It stays in sight in a list that is longer than the window.
  const [all, one] = [list.getBoundingClientRect(), line.getBoundingClientRect()];
  if (one.top < all.top || one.bottom > all.bottom) list.scrollTop += one.top - all.top - all.height / 2;
}
