import { useCallback, useMemo, useState } from 'react';
import type { Origins, Stop } from '../../server/protocol.ts';
import { decodeLayers } from '../decode/layers.ts';
import type { Experiment, KnobValues } from '../experiments/experiment.ts';
import type { Language } from '../language.ts';
import { describeStep } from '../rules/steps.ts';
import { Fold, type Reveal } from './Fold.tsx';
import { findingOf } from './finding.ts';
import { Outcome } from './Outcome.tsx';
import { Picture } from './Picture.tsx';
import { linesOf } from './picture.ts';
import { RuleSteps } from './RuleSteps.tsx';
import type { Run } from './run.ts';
import type { PanelSpec } from './spec.ts';
import { VerdictLine } from './VerdictLine.tsx';
import { WireView } from './WireView.tsx';
import { wireItems } from './wire-items.ts';
import { fill, panelWords, serverName } from './words.ts';
import './wire.css';

interface Props {
  readonly run: Run;
  readonly trouble: string | null;
  readonly guess: Stop | null;
  readonly spec: PanelSpec;
  /** The knobs as the lesson sets them. */
  readonly lesson: KnobValues;
  readonly experiment: Experiment;
  readonly language: Language;
  readonly origins: Origins;
}

/** Everything that came of one run: the verdict, the picture, the bytes, the rule. */
export default function RunView({ run, trouble, guess, spec, lesson, experiment, language, origins }: Props) {
  const words = panelWords(language);
  const [open, setOpen] = useState<Reveal | null>(null);
  const exchanges = useMemo(() => decodeLayers(run.records), [run.records]);
  const finding = useMemo(
    () => findingOf({ run, exchanges, experiment, spec, lesson, origins, userAgent: navigator.userAgent }),
    [run, exchanges, experiment, spec, lesson, origins],
  );
  const deciding = finding?.verdict.steps.find(step => step.id === finding.verdict.because);
  const lateFrom = run.lateFrom === null ? null : (run.records[run.lateFrom]?.seq ?? null);
  const firstCall = run.events.find(event => event.kind === 'call')?.name ?? '';
  const lines = linesOf(
    run.events,
    wireItems(exchanges, lateFrom, firstCall),
    run.clock?.offset ?? 0,
    finding?.verdict.stops ?? null,
    run.witness === 'complete' && run.records.length === 0,
  );

  const reveal = useCallback((key: string) => setOpen({ key }), []);

  return (
    <div className="run-view">
      <VerdictLine run={run} finding={finding} guess={guess} trouble={trouble} language={language} />
      <Outcome run={run} language={language} />
      <Picture
        language={language}
        lines={lines}
        because={deciding ? describeStep(deciding, language) : null}
        server={serverName(origins, language)}
        open={open?.key ?? null}
        onOpen={reveal}
      />
      <Fold className="wire-view" summary={words.wire} reveal={open}>
        {run.witness === 'unreachable' && <p>{words.unreachable}</p>}
        {run.witness === 'complete' && run.records.length === 0 && <p>{words.noBytes}</p>}
        <WireView reveal={open} exchanges={exchanges} language={language} origins={origins} />
        {run.clock && (
          <p className="fine">
            {fill(words.clocks, { offset: run.clock.offset.toFixed(1), error: run.clock.error.toFixed(1) })}
          </p>
        )}
      </Fold>
      <Fold className="rule-view" summary={words.rule} reveal={null}>
        {finding ? <RuleSteps verdict={finding.verdict} language={language} /> : <p>{words.runFirst}</p>}
      </Fold>
    </div>
  );
}
