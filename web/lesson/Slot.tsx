import { memo, Suspense, use, useEffect, useRef } from 'react';
import type { Origins } from '../../server/protocol/origins.ts';
import type { Language } from '../language.ts';
import { Cases } from '../panel/Cases.tsx';
import { Panel } from '../panel/Panel.tsx';
import { Repair } from '../panel/repair/Repair.tsx';
import type { Cases as Specs } from '../run/cases.ts';
import { hasKept } from '../run/kept.ts';
import { experimentOf, wake } from './wake.ts';

interface Props {
  readonly cases: Specs;
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
export const Slot = memo(function Slot({ cases, language, origins }: Props) {
  const slot = useRef<HTMLDivElement>(null);
  const one = cases.length > 1 ? null : cases[0];

  useEffect(() => {
    // What it shows again is part of the place to which the reader returns.
    if (cases.some(({ id }) => hasKept(id))) return wake(cases);
    if (!slot.current) return;
    const observer = new IntersectionObserver(
      entries => {
        if (!entries.some(entry => entry.isIntersecting)) return;
        observer.disconnect();
        wake(cases);
      },
      { rootMargin: NEAR },
    );
    observer.observe(slot.current);
    return () => observer.disconnect();
  }, [cases]);

  return (
    <div className="slot" id={one?.id} data-claim={one?.id} ref={slot}>
      {!one && (
        <span className="junction" aria-hidden="true">
          {cases.map(({ id }) => (
            <i key={id} data-claim={id} />
          ))}
        </span>
      )}
      <Suspense>
        <Awake cases={cases} language={language} origins={origins} />
      </Suspense>
    </div>
  );
});

function Awake({ cases, language, origins }: Props) {
  const experiment = use(experimentOf(cases));
  const [spec] = cases;
  if (spec.repair && experiment.callers) {
    return (
      <Repair
        spec={spec}
        repair={spec.repair}
        callers={experiment.callers}
        experiment={experiment}
        language={language}
        origins={origins}
      />
    );
  }
  return cases.length > 1 ? (
    <Cases cases={cases} experiment={experiment} language={language} origins={origins} />
  ) : (
    <Panel spec={spec} name={spec.experiment} experiment={experiment} language={language} origins={origins} />
  );
}
