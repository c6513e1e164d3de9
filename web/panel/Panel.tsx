import { type FormEvent, memo, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { Origins } from '../../server/protocol/origins.ts';
import type { Experiment } from '../experiments/experiment.ts';
import type { KnobValues } from '../experiments/knob.ts';
import type { Language } from '../language.ts';
import type { Verdict } from '../rules/core/verdict.ts';
import { actorsOf, lifelinesOf, routeOf } from '../run/actors.ts';
import type { Answer } from '../run/answers.ts';
import { tellProgress } from '../run/claim-progress.ts';
import type { Setting } from '../run/code.ts';
import type { Told } from '../run/kept.ts';
import type { PanelSpec } from '../run/spec.ts';
import { questionOf } from '../run/stops.ts';
import { fill, panelWords } from '../run/words.ts';
import { Call } from './call/Call.tsx';
import { chooseIn, formId, guessIn, type PressedForm } from './call/panel-form.ts';
import { useOpened } from './call/useOpened.ts';
import { useSettings } from './call/useSettings.ts';
import { PageView } from './PageView.tsx';
import { Prediction } from './predict/Prediction.tsx';
import { useKept } from './useKept.ts';
import { useRun } from './useRun.ts';
import { Waiting } from './Waiting.tsx';
import './panel.css';

interface Props {
  readonly spec: PanelSpec;
  /** The experiment's name: its file in `web/experiments`. */
  readonly name: string;
  readonly experiment: Experiment;
  readonly language: Language;
  readonly origins: Origins;
  /** Every setting can be changed at once; without it those that the lesson doesn't set wait behind a button. */
  readonly open?: boolean;
  /** Another case of its panel is shown. */
  readonly hidden?: boolean;
  /** The settings in which it differs from the other cases. */
  readonly differ?: readonly string[];
  /** The next case that has not been run. */
  readonly next?: { readonly key: string; readonly label: string } | undefined;
  readonly onNext?: (key: string) => void;
  /** Told once there is a run. */
  readonly onRun?: (panel: string) => void;
  /** Told of the knobs on waking and whenever they change. */
  readonly onKnobs?: (values: KnobValues) => void;
  /** Told of the verdict of the run that is shown; null while there is none. */
  readonly onVerdict?: (verdict: Verdict | null) => void;
}

/** One experiment with its knobs as the lesson sets them: predict, run, and see what page, wire and rule say. */
export const Panel = memo(function Panel({
  spec,
  name,
  experiment,
  language,
  origins,
  open = false,
  hidden,
  differ,
  next,
  onNext,
  onRun,
  onKnobs,
  onVerdict,
}: Props) {
  const words = panelWords(language);
  const section = useRef<HTMLElement>(null);
  const form = useRef<PressedForm>(null);
  const view = useRef<HTMLDivElement>(null);
  const seam = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const [guess, setGuess] = useState<Answer | null>(null);
  /** The prediction that the run is held against: the one that stood when it was started. */
  const [said, setSaid] = useState<Answer | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  /** Shows the code that runs, where the reader wants to see it before a run. */
  const [code, setCode] = useState<{ readonly View: typeof import('./call/CodeView.tsx').CodeView } | null>(
    null,
  );
  const { values, lesson, linked, change } = useSettings(spec, experiment, onKnobs);
  const { opened, press, close } = useOpened(section, { experiment, values }, change);
  const { run, parts, trouble, start, stop, earlier, bring } = useRun(name, experiment, origins);
  const about = experiment.about ?? 'request';
  const running = run !== null && run.phase !== 'done';
  const stale = run !== null && Object.keys(values).some(knob => values[knob] !== run.knobs[knob]);
  const inLesson = spec.claim !== null;
  const setting: Setting = { experiment, values, lesson, set: spec.knobs, inLesson, origins, language };
  const route = routeOf(experiment, values, origins);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    close(false);
    if (running) return stop();
    if (form.current) setSaid(guessIn(form.current, spec));
    // Who presses Enter on a prediction, which the run then replaces, is left at the button.
    const { activeElement } = document;
    if (activeElement instanceof HTMLInputElement && form.current?.contains(activeElement))
      form.current.querySelector<HTMLElement>('[type="submit"]')?.focus({ preventScroll: true });
    if (view.current && experiment.markup) view.current.innerHTML = experiment.markup[language];
    start(values, view.current);
  };

  useLayoutEffect(() => {
    if (form.current) form.current.awake = true;
  }, []);
  const toggleCode = () => {
    if (code) setCode(null);
    else
      import('./call/CodeView.tsx').then(
        ({ CodeView: View }) => setCode({ View }),
        () => {},
      ); // offline: another press tries again
  };

  // What was chosen and pressed before, once the settings are those of the link.
  useLayoutEffect(() => {
    const woken = form.current;
    if (!woken || !linked) return;
    setGuess(guessIn(woken, spec));
    const { asked, pressed } = woken;
    delete woken.asked;
    delete woken.pressed;
    asked?.click();
    if (pressed) woken.requestSubmit();
  }, [spec, linked]);

  useKept({ spec, experiment, lesson, origins }, { guess, said, told, run }, (kept, ran) => {
    if (form.current) setGuess(chooseIn(form.current, spec, kept.guess));
    if (!ran || !bring(ran.run, ran.parts)) return;
    setSaid(kept.said);
    setTold(kept.told);
  });

  const ran = run !== null;
  useEffect(() => {
    if (ran) onRun?.(spec.id);
  }, [ran, onRun, spec]);

  useEffect(() => {
    if (guess !== null && section.current)
      tellProgress(section.current, spec.id, { reached: 'predicted', stood: null });
  }, [guess, spec]);

  return (
    <section
      ref={section}
      className="panel"
      hidden={hidden}
      data-panel={spec.id}
      data-predicted={guess !== null}
      data-stale={stale || undefined}
      data-earlier={earlier || undefined}
      aria-labelledby={titleId}
      aria-busy={running}
    >
      {/* A press that React itself brings is no longer one to make good: it may be the one that woke the panel. */}
      <form
        ref={form}
        id={formId(spec.id)}
        noValidate
        onSubmit={submit}
        onClickCapture={() => delete form.current?.asked}
      >
        <h3 id={titleId} className="unseen">
          {spec.title ?? `${experiment.title[language]}, ${spec.id}`}
        </h3>
        <Call
          setting={setting}
          open={open}
          chosen={opened?.what ?? null}
          locked={running}
          differ={differ}
          onPress={press}
          onReset={() => change(lesson)}
        />
        {experiment.markup && (
          <PageView
            ref={view}
            html={experiment.markup[language]}
            origin={origins.reader}
            language={language}
          />
        )}
        <Prediction
          panel={spec.id}
          about={about}
          lifelines={lifelinesOf(actorsOf(experiment, values), route)}
          language={language}
          disabled={running}
          onChoose={setGuess}
        />
        <div className="ask">
          <p className="question" aria-hidden="true">
            {questionOf(about)[language]}
          </p>
          <div className="answer" role="status" ref={seam}>
            {run && !parts && <Waiting run={run} trouble={trouble} language={language} />}
          </div>
        </div>
        {next && run && !running && (
          <button type="button" className="next-case" onClick={() => onNext?.(next.key)}>
            {fill(words.nextCase, { name: next.label })}
          </button>
        )}
        <div className="acts">
          <button
            type="submit"
            className={run && !running ? 'run again' : 'run'}
            // The second press of a double click isn't meant to stop what the first one started.
            onClick={event => event.detail > 1 && event.preventDefault()}
          >
            {running ? words.stop : run ? words.again : words.run}
          </button>
          <button
            type="button"
            className="dots"
            aria-label={words.about}
            aria-expanded={opened?.what === MENU || undefined}
            onClick={event => press(MENU, event.currentTarget)}
          >
            ⋯
          </button>
        </div>
      </form>
      {opened && section.current && (
        <opened.View
          opened={opened}
          setting={setting}
          spec={spec}
          within={section.current}
          onCode={run ? null : toggleCode}
          codeShown={code !== null}
          onSet={change}
          onClose={close}
        />
      )}
      <p className="stale" role="status">
        {stale ? words.stale : earlier && words.earlier}
      </p>
      {run && parts && (
        <parts.RunView
          run={run}
          trouble={trouble}
          guess={said}
          told={told}
          onTold={setTold}
          spec={spec}
          lesson={lesson}
          experiment={experiment}
          procedure={parts.procedure}
          language={language}
          origins={origins}
          seam={seam}
          onVerdict={onVerdict}
        />
      )}
      {!run && code && (
        <div className="foot-content">
          <code.View name={name} setting={setting} />
        </div>
      )}
    </section>
  );
});

/** What the button with the dots opens; no knob has this name. */
const MENU = ':menu';
