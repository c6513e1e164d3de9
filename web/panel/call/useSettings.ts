import { useCallback, useLayoutEffect, useMemo, useState } from 'react';
import type { Experiment } from '../../experiments/experiment.ts';
import type { KnobValues } from '../../experiments/knob.ts';
import { lessonValues, linkedValues, withPanelState } from '../../run/knobs.ts';
import type { PanelSpec } from '../../run/spec.ts';

export interface Settings {
  readonly values: KnobValues;
  /** As the lesson has them. */
  readonly lesson: KnobValues;
  /** Whether what the link sets is in them; false until the panel is awake. */
  readonly linked: boolean;
  readonly change: (values: Readonly<Record<string, string>>) => void;
}

/** The settings of one panel: what the link sets, else the lesson, else the defaults. The page's URL follows them. */
export function useSettings(
  spec: PanelSpec,
  { knobs }: Experiment,
  onKnobs: ((values: KnobValues) => void) | undefined,
): Settings {
  const lesson = useMemo(() => lessonValues(knobs, spec.knobs), [knobs, spec]);
  const [values, setValues] = useState<KnobValues>(lesson);
  const [linked, setLinked] = useState(false);

  const keep = useCallback(
    (next: KnobValues) => {
      setValues(next);
      onKnobs?.(next);
      const { pathname, search, hash } = window.location;
      const query = withPanelState(new URLSearchParams(search), spec.id, next, lesson).toString();
      if (query === new URLSearchParams(search).toString()) return;
      window.history.replaceState(window.history.state, '', pathname + (query && `?${query}`) + hash);
    },
    [spec.id, lesson, onKnobs],
  );

  // Before any other event: a press between waking and this would run, and write into the URL, what the link does not say.
  useLayoutEffect(() => {
    keep({ ...lesson, ...linkedValues(knobs, spec.id, new URLSearchParams(window.location.search)) });
    setLinked(true);
  }, [knobs, spec.id, lesson, keep]);

  const change = useCallback(
    (changed: Readonly<Record<string, string>>) => keep({ ...values, ...changed }),
    [values, keep],
  );
  return { values, lesson, linked, change };
}
