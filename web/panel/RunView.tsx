import { lazy, type ReactNode, type RefObject, Suspense, useEffect, useMemo, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { Origins } from '../../server/protocol/origins.ts';
import type { Experiment, Procedure } from '../experiments/experiment.ts';
import type { KnobValues } from '../experiments/knob.ts';
import type { Language } from '../language.ts';
import { STOPS } from '../rules/core/stop.ts';
import { decidingStep, type Verdict } from '../rules/core/verdict.ts';
import { actorsOf, hasServer, lifelinesOf, routeOf } from '../run/actors.ts';
import { type Answer, isRelation } from '../run/answers.ts';
import { STOOD, tellProgress } from '../run/claim-progress.ts';
import { disagreementsOf } from '../run/disagreements.ts';
import { findingOf } from '../run/finding.ts';
import type { Told } from '../run/kept.ts';
import type { Run } from '../run/run.ts';
import { runWords } from '../run/run-words.ts';
import type { PanelSpec } from '../run/spec.ts';
import { answerOf, stopWords } from '../run/stops.ts';
import { fill } from '../run/words.ts';
import { lastHops } from './bytes/hops.ts';
import { OpenedArrow, OpenedEvent } from './bytes/OpenedArrow.tsx';
import { openedBy } from './bytes/opened.ts';
import { WireView } from './bytes/WireView.tsx';
import { wireItems } from './bytes/wire-items.ts';
import { CodeView } from './call/CodeView.tsx';
import { caseLink } from './call/case-link.ts';
import { Foot, type FootItem } from './Foot.tsx';
import { type Arrow, arrowsOf, type Mark } from './picture/arrows.ts';
import { CookieLanes } from './picture/CookieLanes.tsx';
import { withFirstCallFolded } from './picture/fold.ts';
import { Picture } from './picture/Picture.tsx';
import { linesOf } from './picture/picture.ts';
import { type Ending, farLane, laneOf } from './picture/stop-mark.ts';
import { misconceptionOf } from './predict/misconception.ts';
import { Said } from './predict/Said.tsx';
import { useExplanation } from './predict/useExplanation.ts';
import { Disagreements } from './rule/Disagreements.tsx';
import { neededBy } from './rule/needed.ts';
import { Relation } from './rule/Relation.tsx';
import { RuleSteps } from './rule/RuleSteps.tsx';
import { tellingStep } from './rule/telling-step.ts';
import { Band, Why } from './rule/Why.tsx';
import { Seam } from './Seam.tsx';
import { TextForm } from './TextForm.tsx';
import { useExchanges } from './useExchanges.ts';
import './after-run-style.ts';

/** Of proxies alone. */
const HopsView = lazy(() => import('./bytes/HopsView.tsx'));
/** Of the few panels that compare what their cases cost. */
const Costs = lazy(async () => ({ default: (await import('./costs/Costs.tsx')).Costs }));

interface Props {
  readonly run: Run;
  readonly trouble: string | null;
  /** Absent: nobody was asked for a prediction. */
  readonly guess?: Answer | null;
  /** What the reader chose when asked what decided. */
  readonly told?: Told | null;
  readonly onTold?: (told: Told) => void;
  readonly spec: PanelSpec;
  /** The knobs as the lesson sets them. */
  readonly lesson: KnobValues;
  readonly experiment: Experiment;
  readonly procedure: Procedure;
  readonly language: Language;
  readonly origins: Origins;
  /** Where the panel asks where the run stops: it is answered there. */
  readonly seam: RefObject<HTMLElement | null>;
  readonly onVerdict?: ((verdict: Verdict | null) => void) | undefined;
  /** Whether what else there is of the run is offered. */
  readonly foot?: boolean;
}

const unasked = () => {};

function howOf({ silent, stop }: Ending): Mark['how'] {
  if (stop === 'nowhere') return 'passed';
  if (silent || stop === 'no-response') return 'silent';
  return stop === 'server' ? 'refused' : 'blocked';
}

/** Everything that came of one run: where it stopped, the picture with the reason at the stop, and what else there is of it. */
export function RunView({
  run,
  trouble,
  guess = null,
  told = null,
  onTold = unasked,
  spec,
  lesson,
  experiment,
  procedure,
  language,
  origins,
  seam,
  onVerdict,
  foot = true,
}: Props) {
  const words = runWords(language);
  const drawn = useRef(false);
  const exchanges = useExchanges(run);
  const finding = useMemo(
    () =>
      findingOf({
        run,
        exchanges,
        experiment,
        procedure,
        spec,
        lesson,
        origins,
        userAgent: navigator.userAgent,
      }),
    [run, exchanges, experiment, procedure, spec, lesson, origins],
  );
  const contested = finding !== null && finding.observed !== finding.verdict.stops;
  // A verdict that the browser contradicts is nobody's to rely on.
  const sure = finding && !contested ? finding.verdict : null;
  useEffect(() => onVerdict?.(sure), [sure, onVerdict]);
  const explanation = useExplanation(finding, spec.claim !== null, told, onTold);
  const disagreements = finding ? disagreementsOf(finding, language) : [];
  const as = run.notMade && run.witness !== 'unreachable' ? 'not-reproducible' : finding?.claim.as;
  const { revealed } = explanation;
  useEffect(() => {
    const stood = STOOD.find(word => word === as);
    if (stood && seam.current)
      tellProgress(seam.current, spec.id, { reached: revealed ? 'explained' : 'run', stood });
  }, [as, revealed, spec, seam]);

  const answer = seam.current
    ? createPortal(
        <Seam
          run={run}
          finding={finding}
          guess={guess}
          trouble={trouble}
          disagreements={disagreements.length}
          language={language}
        />,
        seam.current,
      )
    : null;
  const actors = actorsOf(experiment, run.knobs);
  const lateFrom = run.lateFrom === null ? null : (run.records[run.lateFrom]?.seq ?? null);
  const firstCall = run.events.find(event => event.kind === 'call')?.name ?? '';
  const items = wireItems(exchanges, lateFrom, firstCall, procedure.behindProxy);
  const arrows = arrowsOf(run.events, items, run.clock);
  // What was begun of a run that was not made is nothing that the experiment is about.
  const notBegun = run.phase === 'done' && run.result === null;
  // Until another run has begun, the picture keeps its place.
  if (arrows.length > 0) drawn.current = true;
  const nothing = arrows.length === 0 && (run.phase === 'done' || !drawn.current);
  if (run.notMade || notBegun || nothing) return answer;

  const deciding = finding && decidingStep(finding.verdict);
  const ending: Ending | null = finding && {
    about: finding.about,
    stop: finding.verdict.stops,
    place: finding.place,
    silent: deciding?.definition.stopped === 'silence',
  };
  const lanes = contested ? null : (finding?.lanes ?? null);
  const lines = lanes
    ? withFirstCallFolded(linesOf(arrows, null, null))
    : linesOf(arrows, ending, STOPS.find(stop => stop === guess) ?? null, finding?.observed ?? null);
  const lifelines = lifelinesOf(actors, routeOf(experiment, run.knobs, origins));
  const wired = hasServer(actors);
  const step = sure ? tellingStep(sure) : undefined;
  const wrongly = sure && finding && guess !== null && guess !== answerOf(finding.about, sure);
  return (
    <>
      {answer}
      <div className="run-view" data-outcome={run.result ?? ''}>
        {lanes && (
          <CookieLanes
            {...lanes}
            guessed={wrongly ? (guess === 'nowhere' ? 'sent' : 'held') : null}
            language={language}
          >
            {why()}
          </CookieLanes>
        )}
        <Picture language={language} lines={lines} lifelines={lifelines} why={why()} details={details} />
        {finding && wrongly && (
          <Said
            predicted={stopWords(finding.about, guess).long[language]}
            misconception={misconceptionOf(spec, guess, finding)}
            language={language}
          />
        )}
        {finding && !contested && disagreements.length > 0 && disagreement()}
        {finding && experiment.costs?.(run.knobs) && (
          <Suspense fallback={null}>
            <Costs id={spec.id} exchanges={exchanges} language={language} />
          </Suspense>
        )}
        {foot && <Foot items={footItems()} wired={wired} language={language} />}
      </div>
    </>
  );

  function why(): ReactNode {
    if (!ending) return null;
    const far = farLane(arrows);
    const at = lanes ? null : ending.silent ? far : laneOf(ending.about, ending.stop, far);
    return (
      <Band how={contested ? 'silent' : howOf(ending)} at={at} lanes={actors.length}>
        {contested
          ? disagreement()
          : step && <Why step={step} explanation={explanation} language={language} />}
        {sure && finding?.about === 'relation' && isRelation(sure.because) && (
          <Relation answer={sure.because} cookieSent={finding.cookieSent} language={language} />
        )}
      </Band>
    );
  }

  function disagreement(): ReactNode {
    const link = caseLink(spec.experiment, experiment.knobs, run.knobs, language);
    return <Disagreements rows={disagreements} link={link} language={language} />;
  }

  function details({ key, page }: Arrow): ReactNode {
    if (page) return <OpenedEvent event={page} language={language} />;
    const opened = openedBy(key, exchanges);
    return (
      opened && <OpenedArrow opened={opened} decides={decidesIn(key)} language={language} origins={origins} />
    );
  }

  /** The header that the deciding step reads in the head at which the run stopped. */
  function decidesIn(key: string): string | null {
    if (!explanation.revealed || !step) return null;
    const marked = lines.find(line => line.kind === 'arrow' && line.mark !== null);
    return marked?.kind === 'arrow' && marked.key === key ? (neededBy(step)?.header ?? null) : null;
  }

  function footItems(): readonly FootItem[] {
    const items: FootItem[] = [];
    if (finding) {
      const { verdict } = finding;
      items.push({
        name: 'rule',
        label: fill(words.foot.rule, { n: verdict.steps.length }),
        content: () => <RuleSteps verdict={verdict} language={language} />,
      });
    }
    const hops = procedure.behindProxy && lastHops(exchanges, procedure.behindProxy);
    if (hops)
      items.push({
        name: 'hops',
        label: words.foot.hops,
        content: () => (
          <Suspense fallback={null}>
            <HopsView hops={hops} language={language} />
          </Suspense>
        ),
      });
    if (wired) {
      items.push({
        name: 'bytes',
        label: words.foot.bytes,
        content: () => (
          <div className="wire-view">
            {exchanges.length === 0 && <p>{words.noBytes}</p>}
            <WireView exchanges={exchanges} language={language} origins={origins} />
            {run.clock && (
              <p className="fine">
                {fill(words.clocks, {
                  offset: run.clock.offset.toFixed(1),
                  error: run.clock.error.toFixed(1),
                })}
              </p>
            )}
          </div>
        ),
      });
    }
    items.push(
      {
        name: 'code',
        label: words.foot.code,
        content: () => (
          <CodeView
            name={spec.experiment}
            setting={{
              experiment,
              values: run.knobs,
              lesson,
              set: spec.knobs,
              inLesson: spec.claim !== null,
              origins,
              language,
            }}
          />
        ),
      },
      {
        name: 'text',
        label: words.foot.text,
        content: () => <TextForm lines={lines} lifelines={lifelines} step={step} language={language} />,
      },
    );
    return items;
  }
}
