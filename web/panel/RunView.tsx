import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Origins } from '../../server/protocol/origins.ts';
import { decodeLayers } from '../decode/layers.ts';
import type { Actors, Experiment } from '../experiments/experiment.ts';
import type { KnobValues } from '../experiments/knob.ts';
import type { Language } from '../language.ts';
import type { Stop } from '../rules/core/stop.ts';
import type { Verdict } from '../rules/core/verdict.ts';
import { actorsOf, hasServer } from '../run/actors.ts';
import { disagreementsOf } from '../run/disagreements.ts';
import { findingOf, stoppedOf } from '../run/finding.ts';
import type { Run } from '../run/run.ts';
import type { PanelSpec } from '../run/spec.ts';
import { stopMark } from '../run/stops.ts';
import { fill, lifelineNames, panelWords } from '../run/words.ts';
import { WireView } from './bytes/WireView.tsx';
import { wireItems } from './bytes/wire-items.ts';
import { caseLink } from './call/case-link.ts';
import { Fold, type Reveal } from './Fold.tsx';
import { Outcome } from './Outcome.tsx';
import { Picture } from './picture/Picture.tsx';
import { linesOf } from './picture/picture.ts';
import { hostsOf } from './picture/wire-calls.ts';
import { Explain } from './predict/Explain.tsx';
import { MisconceptionNote } from './predict/Misconception.tsx';
import { misconceptionOf } from './predict/misconception.ts';
import { useExplanation } from './predict/useExplanation.ts';
import { Compared } from './rule/Compared.tsx';
import { Disagreements } from './rule/Disagreements.tsx';
import { RuleSteps } from './rule/RuleSteps.tsx';
import { VerdictLine } from './rule/VerdictLine.tsx';
import './predict/explain.css';
import './bytes/wire.css';

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
  readonly onVerdict: ((verdict: Verdict | null) => void) | undefined;
}

/** The key by which the rule's fold is asked for. */
const RULE = 'rule';

/** Whether whoever observes the far actor saw nothing of the run, now that it is over. */
function farSawNothing({ events, phase, records, witness }: Run, [, , far]: Actors): boolean {
  if (far.kind === 'server') return witness === 'complete' && records.length === 0;
  return phase === 'done' && !events.some(({ by }) => by === 'far');
}

/** Everything that came of one run: the verdict, the picture, the bytes, the rule. */
export default function RunView({
  run,
  trouble,
  guess,
  spec,
  lesson,
  experiment,
  language,
  origins,
  onVerdict,
}: Props) {
  const words = panelWords(language);
  const [open, setOpen] = useState<Reveal | null>(null);
  const exchanges = useMemo(() => decodeLayers(run.records), [run.records]);
  const finding = useMemo(
    () => findingOf({ run, exchanges, experiment, spec, lesson, origins, userAgent: navigator.userAgent }),
    [run, exchanges, experiment, spec, lesson, origins],
  );
  // A verdict that the browser contradicts is nobody's to rely on.
  const told = finding && finding.observed === finding.verdict.stops ? finding.verdict : null;
  useEffect(() => onVerdict?.(told), [told, onVerdict]);
  const actors = actorsOf(experiment, run.knobs, origins);
  const wired = hasServer(actors);
  const sawNothing = farSawNothing(run, actors);
  const lateFrom = run.lateFrom === null ? null : (run.records[run.lateFrom]?.seq ?? null);
  const firstCall = run.events.find(event => event.kind === 'call')?.name ?? '';
  const lines = linesOf(
    run.events,
    wireItems(exchanges, lateFrom, firstCall),
    run.clock?.offset ?? 0,
    finding?.verdict.stops ?? null,
    sawNothing,
    finding?.place ?? null,
  );

  const reveal = useCallback((key: string) => setOpen({ key }), []);
  const explanation = useExplanation(finding, spec.claim !== null);
  const disagreements = finding ? disagreementsOf(finding, language) : [];
  const misconception = finding && misconceptionOf(spec, guess, finding);

  const verdictLine = (
    <VerdictLine
      run={run}
      finding={finding}
      guess={guess}
      trouble={trouble}
      tellsWhy={explanation.revealed && explanation.chosen === null}
      disagreements={disagreements.length}
      language={language}
    />
  );
  // What was begun of such a run is nothing that the experiment is about, and of one that found no server nothing was.
  const notBegun = run.phase === 'done' && run.result === null;
  if (run.notMade || notBegun) return <div className="run-view">{verdictLine}</div>;
  return (
    <div className="run-view" data-explained={explanation.revealed}>
      {verdictLine}
      <Disagreements
        rows={disagreements}
        link={caseLink(spec.experiment, experiment.knobs, run.knobs, language)}
        language={language}
      />
      {misconception && <MisconceptionNote misconception={misconception} language={language} />}
      {finding && <Compared compared={finding.compared} language={language} />}
      <Outcome run={run} actors={actors} language={language} />
      <Picture
        language={language}
        lines={lines}
        mark={finding && stopMark(stoppedOf(finding))[language]}
        lifelines={lifelineNames(actors, origins, hostsOf(exchanges), language)}
        wired={wired}
        open={open?.key ?? null}
        onOpen={reveal}
      />
      {finding && (
        <Explain
          verdict={finding.verdict}
          chosen={explanation.chosen}
          revealed={explanation.revealed}
          language={language}
          onChoose={explanation.choose}
          onShowRule={() => reveal(RULE)}
        />
      )}
      {wired && (
        <Fold className="wire-view" summary={words.wire} reveal={open?.key === RULE ? null : open}>
          {sawNothing && <p>{words.noBytes}</p>}
          <WireView reveal={open} exchanges={exchanges} language={language} origins={origins} />
          {run.clock && (
            <p className="fine">
              {fill(words.clocks, { offset: run.clock.offset.toFixed(1), error: run.clock.error.toFixed(1) })}
            </p>
          )}
        </Fold>
      )}
      <Fold
        className="rule-view"
        item={RULE}
        summary={words.rule}
        reveal={open?.key === RULE ? open : null}
        onToggle={explanation.toggleRule}
      >
        {finding ? <RuleSteps verdict={finding.verdict} language={language} /> : <p>{words.runFirst}</p>}
      </Fold>
    </div>
  );
}
