import {
  type FormEvent,
  memo,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Origins } from '../../../server/protocol/origins.ts';
import { type Callers, type Experiment, turnsOf } from '../../experiments/experiment.ts';
import type { KnobValues } from '../../experiments/knob.ts';
import type { Language } from '../../language.ts';
import type { Stop } from '../../rules/core/stop.ts';
import type { Verdict } from '../../rules/core/verdict.ts';
import { hostOf, routeOf } from '../../run/actors.ts';
import { tellProgress } from '../../run/claim-progress.ts';
import type { Setting } from '../../run/code.ts';
import { withFixed } from '../../run/fixed.ts';
import { lessonValues } from '../../run/knobs.ts';
import type { PanelSpec, Repair as RepairSpec } from '../../run/spec.ts';
import { fill, panelWords } from '../../run/words.ts';
import { Call } from '../call/Call.tsx';
import type { PressedForm } from '../call/panel-form.ts';
import { useOpened } from '../call/useOpened.ts';
import { useSettings } from '../call/useSettings.ts';
import { useRun } from '../useRun.ts';
import { outcomeOf } from './outcome.ts';
import { Trial } from './Trial.tsx';
import { REPAIR_WORDS } from './words.ts';
import '../panel.css';
import './repair.css';

interface Props {
  readonly spec: PanelSpec;
  readonly repair: RepairSpec;
  readonly callers: Callers;
  readonly experiment: Experiment;
  readonly language: Language;
  readonly origins: Origins;
}

/** Both runs of one press: where each stops, as far as it is known. */
interface Tried {
  readonly values: KnobValues;
  readonly friend: Stop | null;
  readonly stranger: Stop | null;
}

/** A broken case. Whoever turns the server’s settings right has a friend’s page served, and no stranger’s: both really call. */
export const Repair = memo(function Repair({ spec, repair, callers, experiment, language, origins }: Props) {
  const words = REPAIR_WORDS[language];
  const titleId = useId();
  const section = useRef<HTMLElement>(null);
  const form = useRef<PressedForm>(null);
  const shown = useMemo(() => {
    const turns = turnsOf(experiment);
    return withFixed(experiment, { ...spec.knobs, ...callers.friend }, name => turns.includes(name));
  }, [experiment, spec, callers]);
  const { values: turned, lesson, linked, change } = useSettings(spec, shown, undefined);
  const [tried, setTried] = useState<Tried | null>(null);
  const friend = useRun(spec.experiment, experiment, origins);
  const stranger = useRun(spec.experiment, experiment, origins);
  const waits = useRef(false);

  const all = useMemo(
    () => lessonValues(experiment.knobs, { ...spec.knobs, ...callers.friend }),
    [experiment, spec, callers],
  );
  const values = { ...all, ...turned };
  const { opened, press, close } = useOpened(section, { experiment: shown, values }, change);
  const running =
    [friend.run, stranger.run].some(run => run !== null && run.phase !== 'done') || waits.current;
  const stale = tried !== null && Object.keys(turned).some(knob => turned[knob] !== tried.values[knob]);
  const outcome = tried && !running ? outcomeOf(tried.friend, tried.stranger) : null;
  const places = {
    friend: hostOf(routeOf(experiment, values, origins)[0]) ?? '',
    stranger: hostOf(routeOf(experiment, { ...values, ...callers.stranger }, origins)[0]) ?? '',
  };
  const setting: Setting = {
    experiment: shown,
    values,
    lesson: { ...values, ...lesson },
    set: spec.knobs,
    inLesson: true,
    origins,
    language,
  };

  const stop = () => {
    waits.current = false;
    friend.stop();
    stranger.stop();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    close(false);
    if (running) return stop();
    setTried({ values, friend: null, stranger: null });
    waits.current = true;
    friend.start(values, null);
  };
  // One behind the other: both may set the same cookie.
  const { start } = stranger;
  useEffect(() => {
    if (!waits.current || friend.run?.phase !== 'done') return;
    waits.current = false;
    if (!friend.run.stopped) start({ ...friend.run.knobs, ...callers.stranger }, null);
  }, [friend.run, start, callers]);
  const told = useCallback(
    (who: 'friend' | 'stranger', verdict: Verdict | null) =>
      setTried(current => current && { ...current, [who]: verdict?.stops ?? null }),
    [],
  );
  useEffect(() => {
    if (outcome === null || !section.current) return;
    const repaired = outcome === 'repaired';
    const progress = { reached: repaired ? 'explained' : 'run', stood: repaired ? 'yes' : null } as const;
    tellProgress(section.current, spec.id, progress);
  }, [outcome, spec]);

  // What was pressed before, once the settings are those of the link.
  useLayoutEffect(() => {
    const woken = form.current;
    if (!woken || !linked) return;
    woken.awake = true;
    const { asked, pressed } = woken;
    delete woken.asked;
    delete woken.pressed;
    asked?.click();
    if (pressed) woken.requestSubmit();
  }, [linked]);

  const { again, run: runWord, stop: stopWord, stale: staleWord } = panelWords(language);
  const trial = (who: 'friend' | 'stranger') => (
    <Trial
      who={who}
      host={places[who]}
      runner={who === 'friend' ? friend : stranger}
      stops={tried?.[who] ?? null}
      spec={spec}
      experiment={experiment}
      language={language}
      origins={origins}
      onVerdict={told}
    />
  );
  return (
    <section
      ref={section}
      className="panel repair"
      data-panel={spec.id}
      data-repair={outcome ?? ''}
      aria-labelledby={titleId}
      aria-busy={running}
    >
      <form ref={form} noValidate onSubmit={submit}>
        <h3 id={titleId}>{spec.title}</h3>
        <Call
          setting={setting}
          open={false}
          chosen={opened?.what ?? null}
          locked={running}
          onPress={press}
          onReset={() => change(lesson)}
        />
        <div className="ask">
          <p role="status">{sentence()}</p>
          {tried && outcome !== 'repaired' && !running && (
            <button type="button" className="quiet" onClick={() => change(repair.answer)}>
              {words.solution}
            </button>
          )}
        </div>
        <div className="acts">
          <button type="submit" className={tried && !running ? 'run again' : 'run'}>
            {running ? stopWord : tried ? again : runWord}
          </button>
        </div>
      </form>
      {opened && section.current && (
        <opened.View
          opened={opened}
          setting={setting}
          spec={spec}
          within={section.current}
          onSet={change}
          onClose={close}
          onCode={null}
          codeShown={false}
        />
      )}
      <p className="stale" role="status">
        {stale && staleWord}
      </p>
      {trial('friend')}
      {trial('stranger')}
    </section>
  );

  function sentence(): string {
    if (running) return words.running;
    if (tried && !outcome) return words.unknown;
    return fill(outcome ? words.outcomes[outcome] : words.ask, places);
  }
});
