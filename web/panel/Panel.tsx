import {
  type FormEvent,
  lazy,
  memo,
  Suspense,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Origins } from '../../server/protocol/origins.ts';
import type { Experiment, KnobValues } from '../experiments/experiment.ts';
import type { Language } from '../language.ts';
import type { Stop } from '../rules/core/stop.ts';
import type { Verdict } from '../rules/core/verdict.ts';
import { actorsOf } from '../run/actors.ts';
import { checkKnob, lessonValues, linkedValues, withPanelState } from '../run/knobs.ts';
import type { KnobGroup, PanelSpec } from '../run/spec.ts';
import { stopWords } from '../run/stops.ts';
import { fill, panelWords } from '../run/words.ts';
import { CopyButton } from './CopyButton.tsx';
import { CodeView } from './call/CodeView.tsx';
import { KnobFields } from './call/KnobFields.tsx';
import { guessIn, type PressedForm, putInto, valuesIn } from './call/panel-form.ts';
import { PageView } from './PageView.tsx';
import { Route } from './picture/Route.tsx';
import { Prediction } from './predict/Prediction.tsx';
import { useRun } from './useRun.ts';
import { whenIdle } from './when-idle.ts';
import './panel.css';

const loadRunView = () => import('./RunView.tsx');
const RunView = lazy(loadRunView);

interface Props {
  readonly spec: PanelSpec;
  /** The experiment's name: its file in `web/experiments`. */
  readonly name: string;
  readonly experiment: Experiment;
  readonly language: Language;
  readonly origins: Origins;
  /** Every knob open, in these groups; without them those that the lesson does not set are folded away. */
  readonly groups?: readonly KnobGroup[];
  /** Told of the knobs on waking and whenever they change. */
  readonly onKnobs?: (values: KnobValues) => void;
  /** Told of the verdict of the run that is shown; null while there is none. */
  readonly onVerdict?: (verdict: Verdict | null) => void;
}

/** This page's address, which holds the knobs as they stand, down to the panel. */
function linkTo(panel: string): string {
  const { origin, pathname, search } = window.location;
  return `${origin}${pathname}${search}#${panel}`;
}

/** One experiment with its knobs as the lesson sets them: predict, run, and see what page, wire and rule say. */
export const Panel = memo(function Panel({
  spec,
  name,
  experiment,
  language,
  origins,
  groups,
  onKnobs,
  onVerdict,
}: Props) {
  const words = panelWords(language);
  const lesson = useMemo(() => lessonValues(experiment.knobs, spec.knobs), [experiment, spec]);
  const form = useRef<PressedForm>(null);
  const view = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const [guess, setGuess] = useState<Stop | null>(null);
  /** The prediction that the run is held against: the one that stood when it was started. */
  const [said, setSaid] = useState<Stop | null>(null);
  /** The knobs as they stand in the form, which keeps them itself. */
  const [values, setValues] = useState<KnobValues>(lesson);
  const [mistake, setMistake] = useState<string | null>(null);
  const { run, trouble, start, stop } = useRun(experiment, origins);
  const about = experiment.about ?? 'request';
  const running = run !== null && run.phase !== 'done';

  const keepInAddress = useCallback(
    (values: KnobValues) => {
      setValues(values);
      onKnobs?.(values);
      const { pathname, search, hash } = window.location;
      const query = withPanelState(new URLSearchParams(search), spec.id, values, lesson).toString();
      if (query === new URLSearchParams(search).toString()) return;
      window.history.replaceState(window.history.state, '', pathname + (query && `?${query}`) + hash);
    },
    [spec.id, lesson, onKnobs],
  );

  const submit = useCallback(
    (event?: FormEvent) => {
      event?.preventDefault();
      if (!form.current) return;
      const values = valuesIn(form.current, spec, experiment);
      for (const [knob, value] of Object.entries(values)) {
        const check = experiment.knobs[knob] && checkKnob(experiment.knobs[knob], value);
        if (check && !check.ok) return setMistake(check.message[language]);
      }
      setMistake(null);
      setSaid(guessIn(form.current, spec));
      keepInAddress(values);
      if (view.current && experiment.markup) view.current.innerHTML = experiment.markup[language];
      start(values, view.current);
    },
    [spec, experiment, language, keepInAddress, start],
  );

  // Fetched before it is needed: a run that finds the server gone must be able to say so.
  useEffect(() => whenIdle(() => void loadRunView()), []);

  // On waking: the state that the link carries, then what was set before, then the press that came too early. Before any
  // other event: a press between waking and this would run, and write into the address, what the link does not say.
  useLayoutEffect(() => {
    const woken = form.current;
    if (!woken) return;
    putInto(
      woken,
      spec,
      linkedValues(experiment.knobs, spec.id, new URLSearchParams(window.location.search)),
    );
    keepInAddress(valuesIn(woken, spec, experiment));
    setGuess(guessIn(woken, spec));
    if (woken.pressed) {
      woken.pressed = false;
      woken.requestSubmit();
    }
  }, [spec, experiment, keepInAddress]);

  const restore = () => {
    if (!form.current) return;
    putInto(form.current, spec, lesson);
    setMistake(null);
    keepInAddress(lesson);
  };

  return (
    <section
      className="panel"
      data-panel={spec.id}
      data-predicted={guess !== null}
      aria-labelledby={titleId}
      aria-busy={running}
    >
      <form
        ref={form}
        noValidate
        onSubmit={submit}
        onChange={event => {
          const changed = event.target as EventTarget & { readonly name?: string };
          if (changed.name?.startsWith(`${spec.id}.`))
            keepInAddress(valuesIn(event.currentTarget, spec, experiment));
        }}
      >
        <header className="panel-head">
          <h3 id={titleId}>
            {spec.title ?? experiment.title[language]} <a href={`#${spec.id}`}>#{spec.id}</a>
          </h3>
          <Route stops={experiment.route?.(values, origins) ?? [origins.reader, origins.lab]} />
        </header>
        <Prediction
          panel={spec.id}
          about={about}
          actors={actorsOf(experiment, values, origins)}
          language={language}
          disabled={running}
          onChoose={setGuess}
        />
        <KnobFields
          spec={spec}
          knobs={experiment.knobs}
          lesson={lesson}
          groups={groups ?? null}
          language={language}
          origins={origins}
        />
        <div className="actions">
          <button type="submit" className="primary">
            {run ? words.again : words.run}
          </button>
          {running && (
            <button type="button" onClick={stop}>
              {words.stop}
            </button>
          )}
          <button type="button" className="quiet" onClick={restore}>
            {spec.claim ? words.reset : words.resetDefaults}
          </button>
          <CopyButton label={words.copyLink} text={() => linkTo(spec.id)} language={language} />
          {guess && !run && (
            <span className="said">
              {fill(words.youSaid, { stop: stopWords(about, guess).short[language] })}
            </span>
          )}
        </div>
        {mistake && (
          <p className="mistake" role="alert">
            {mistake}
          </p>
        )}
      </form>
      {experiment.markup && (
        <PageView ref={view} html={experiment.markup[language]} origin={origins.reader} language={language} />
      )}
      {run && (
        <Suspense fallback={<p className="waiting">{words.running}</p>}>
          <RunView
            run={run}
            trouble={trouble}
            guess={said}
            spec={spec}
            lesson={lesson}
            experiment={experiment}
            language={language}
            origins={origins}
            onVerdict={onVerdict}
          />
        </Suspense>
      )}
      <CodeView name={name} experiment={experiment} language={language} />
    </section>
  );
});
