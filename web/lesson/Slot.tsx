import { memo, Suspense, use, useEffect, useRef } from 'react';
import type { Origins } from '../../server/protocol/origins.ts';
import type { Language } from '../language.ts';
import { Panel } from '../panel/Panel.tsx';
import type { PanelSpec } from '../run/spec.ts';
import { experimentOf, wake } from './wake.ts';

interface Props {
  readonly spec: PanelSpec;
  readonly language: Language;
  readonly origins: Origins;
}

/** How far below or above the window a panel wakes, in pixels. */
const NEAR = '300px';

/**
 * The place of one panel. It stays the server's HTML until it comes near the screen, then hydrates in place.
 * Memoised, because React throws a sleeping boundary away when its parent renders anew; for the same reason no context that
 * changes may reach it.
 */
export const Slot = memo(function Slot({ spec, language, origins }: Props) {
  const slot = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!slot.current) return;
    const observer = new IntersectionObserver(
      entries => {
        if (!entries.some(entry => entry.isIntersecting)) return;
        observer.disconnect();
        wake(spec);
      },
      { rootMargin: NEAR },
    );
    observer.observe(slot.current);
    return () => observer.disconnect();
  }, [spec]);

  return (
    <div className="slot" id={spec.id} ref={slot}>
      <Suspense>
        <Awake spec={spec} language={language} origins={origins} />
      </Suspense>
    </div>
  );
});

function Awake({ spec, language, origins }: Props) {
  const experiment = use(experimentOf(spec));
  return (
    <Panel spec={spec} name={spec.experiment} experiment={experiment} language={language} origins={origins} />
  );
}
