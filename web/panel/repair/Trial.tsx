import { useCallback, useId, useRef, useState } from 'react';
import type { Origins } from '../../../server/protocol/origins.ts';
import type { Experiment } from '../../experiments/experiment.ts';
import type { Language } from '../../language.ts';
import type { Stop } from '../../rules/core/stop.ts';
import type { Verdict } from '../../rules/core/verdict.ts';
import type { PanelSpec } from '../../run/spec.ts';
import type { Runner } from '../useRun.ts';
import { Waiting } from '../Waiting.tsx';
import { REPAIR_WORDS } from './words.ts';

/** No lesson claims anything of these runs. */
const NOTHING = {};

interface Props {
  readonly who: 'friend' | 'stranger';
  readonly host: string;
  readonly runner: Pick<Runner, 'run' | 'parts' | 'trouble'>;
  /** Where it stops; null while that isn't known. */
  readonly stops: Stop | null;
  readonly spec: PanelSpec;
  readonly experiment: Experiment;
  readonly language: Language;
  readonly origins: Origins;
  readonly onVerdict: (who: Props['who'], verdict: Verdict | null) => void;
}

/** The run from one of the two pages: whether it is as it must be, and folded what came of it. */
export function Trial({
  who,
  host,
  runner: { run, parts, trouble },
  stops,
  spec,
  experiment,
  language,
  origins,
  onVerdict,
}: Props) {
  const words = REPAIR_WORDS[language];
  const seam = useRef<HTMLDivElement>(null);
  const id = useId();
  const [chosen, setChosen] = useState<boolean | null>(null);
  const tell = useCallback((verdict: Verdict | null) => onVerdict(who, verdict), [who, onVerdict]);
  const right = stops !== null && (stops === 'nowhere') === (who === 'friend');
  // What is as it must be needs no look, until the reader wants one.
  const open = chosen ?? (stops !== null && !right);
  return (
    <div className="trial" data-trial={who} data-right={stops === null ? undefined : right}>
      <div className="trial-head">
        <button
          type="button"
          disabled={!run}
          aria-expanded={run ? open : undefined}
          aria-controls={run ? id : undefined}
          onClick={() => setChosen(!open)}
        >
          <code>{host}</code> {who === 'friend' ? words.mustWork : words.mustNot}
        </button>
        <div className="trial-answer" role="status" ref={seam}>
          {run && !parts && <Waiting run={run} trouble={trouble} language={language} />}
        </div>
      </div>
      <div id={id} hidden={!open}>
        {run && parts && (
          <parts.RunView
            run={run}
            trouble={trouble}
            spec={spec}
            lesson={NOTHING}
            experiment={experiment}
            procedure={parts.procedure}
            language={language}
            origins={origins}
            seam={seam}
            onVerdict={tell}
          />
        )}
      </div>
    </div>
  );
}
