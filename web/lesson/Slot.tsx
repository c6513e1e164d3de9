import type { Origins } from '../../server/protocol/origins.ts';
import type { Experiment } from '../experiments/experiment.ts';
import type { Language } from '../language.ts';
import { Cases } from '../panel/Cases.tsx';
import { Panel } from '../panel/Panel.tsx';
import type { Repair } from '../panel/repair/Repair.tsx';
import type { Cases as Specs } from '../run/cases.ts';

export interface SlotProps {
  readonly cases: Specs;
  readonly experiment: Experiment;
  /** What shows a case to repair; null where there is none. */
  readonly repairs: typeof Repair | null;
  readonly language: Language;
  readonly origins: Origins;
}

/** The `identifierPrefix` of its root, on the server as in the browser. */
export function idsOf([{ id }]: Specs): string {
  return `${id}-`;
}

/** What stands in the place of one panel. */
export function Slot({ cases, experiment, repairs: Repair, language, origins }: SlotProps) {
  const [spec] = cases;
  if (Repair && spec.repair && experiment.callers) {
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
  if (cases.length === 1) {
    return (
      <Panel
        spec={spec}
        name={spec.experiment}
        experiment={experiment}
        language={language}
        origins={origins}
      />
    );
  }
  return (
    <>
      <span className="junction" aria-hidden="true">
        {cases.map(({ id }) => (
          // What the reader did about it is put there beside React.
          <i key={id} data-claim={id} suppressHydrationWarning />
        ))}
      </span>
      <Cases cases={cases} experiment={experiment} language={language} origins={origins} />
    </>
  );
}
