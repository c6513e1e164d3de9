import { useEffect, useState } from 'react';
import type { Section } from '../../lesson/lesson.ts';

/** The band of the window in which a section counts as the one being read: below the header, above the middle. */
const BAND = '-15% 0px -60% 0px';

/** The id of the section that is being read; null before any. */
export function useSectionInView(sections: readonly Section[]): string | null {
  const [here, setHere] = useState<string | null>(null);

  useEffect(() => {
    const inView = new Set<string>();
    const observer = new IntersectionObserver(
      entries => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) inView.add(target.id);
          else inView.delete(target.id);
        }
        const first = sections.find(({ id }) => inView.has(id));
        if (first) setHere(first.id);
      },
      { rootMargin: BAND },
    );
    for (const { id } of sections) {
      const row = document.getElementById(id);
      if (row) observer.observe(row);
    }
    return () => {
      observer.disconnect();
      setHere(null);
    };
  }, [sections]);

  return here;
}
