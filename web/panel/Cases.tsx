import { useCallback, useId, useLayoutEffect, useMemo, useState } from 'react';
import type { Origins } from '../../server/protocol/origins.ts';
import type { Experiment } from '../experiments/experiment.ts';
import type { Language } from '../language.ts';
import { caseNames, comparable, differencesOf, type Cases as Specs } from '../run/cases.ts';
import { latestKept } from '../run/kept.ts';
import { panelWords } from '../run/words.ts';
import { formId } from './call/panel-form.ts';
import { BoardContext } from './costs/board.ts';
import type { Cost } from './costs/cost.ts';
import { Elsewhere } from './Elsewhere.tsx';
import { Panel } from './Panel.tsx';
import { Tabs, tabPanelId } from './Tabs.tsx';

interface Props {
  readonly cases: Specs;
  readonly experiment: Experiment;
  readonly language: Language;
  readonly origins: Origins;
}

/** The case that the page's URL names, or else the first that it sets something of. */
function linkedCase(ids: readonly string[]): string | undefined {
  const { hash, search } = window.location;
  const set = [...new URLSearchParams(search).keys()];
  return ids.find(id => hash === `#${id}`) ?? ids.find(id => set.some(key => key.startsWith(`${id}.`)));
}

/** Whether the reader has begun with the case that the server chose to show. */
function isBegun(id: string): boolean {
  const form = document.getElementById(formId(id));
  return form !== null && ('pressed' in form || form.querySelector(':checked') !== null);
}

/** Claims about one call as cases of one panel: one is shown, the others keep what was done with them. */
export function Cases({ cases, experiment, language, origins }: Props) {
  const id = useId();
  const specs = useMemo(() => comparable(cases, experiment.knobs), [cases, experiment]);
  const tabs = useMemo(() => {
    const names = caseNames(cases.map(({ title = '' }) => title));
    return cases.map((spec, at) => ({ key: spec.id, label: names[at] ?? spec.id }));
  }, [cases]);
  const differ = useMemo(() => differencesOf(cases), [cases]);
  const first = cases[0].id;
  const [shown, setShown] = useState(first);
  const [opened, setOpened] = useState<readonly string[]>([first]);
  const [ran, setRan] = useState<readonly string[]>([]);
  const [costs, setCosts] = useState<Readonly<Record<string, Cost>>>({});
  const report = useCallback((one: string, cost: Cost) => setCosts(costs => ({ ...costs, [one]: cost })), []);
  const board = useMemo(() => ({ cases: tabs, costs, report }), [tabs, costs, report]);
  const onRun = useCallback((one: string) => setRan(ran => [...ran, one]), []);

  const show = useCallback((next: string) => {
    setShown(next);
    setOpened(opened => (opened.includes(next) ? opened : [...opened, next]));
  }, []);
  // In the page's URL it outlasts a reload and a change of language.
  const choose = useCallback(
    (next: string) => {
      show(next);
      window.history.replaceState(window.history.state, '', `#${next}`);
    },
    [show],
  );
  const goOn = useCallback(
    (next: string) => {
      choose(next);
      document.getElementById(next)?.focus({ preventScroll: true });
    },
    [choose],
  );

  useLayoutEffect(() => {
    const ids = tabs.map(({ key }) => key);
    const linked = linkedCase(ids) ?? latestKept(ids);
    if (linked !== undefined && !isBegun(first)) show(linked);
    const follow = () => {
      const named = ids.find(one => window.location.hash === `#${one}`);
      if (named !== undefined) show(named);
    };
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [tabs, first, show]);

  return (
    <BoardContext value={board}>
      <Tabs
        id={id}
        label={panelWords(language).cases}
        className="cases"
        tabs={tabs}
        chosen={shown}
        onChoose={choose}
        idOf={key => key}
        form={formId(first)}
      />
      <div role="tabpanel" id={tabPanelId(id)} aria-labelledby={shown}>
        {specs.map((spec, at) =>
          opened.includes(spec.id) ? (
            <Panel
              key={spec.id}
              spec={spec}
              name={spec.experiment}
              experiment={experiment}
              language={language}
              origins={origins}
              hidden={spec.id !== shown}
              differ={differ}
              next={[...tabs.slice(at), ...tabs].find(({ key }) => key !== spec.id && !ran.includes(key))}
              onRun={onRun}
              onNext={goOn}
            />
          ) : (
            <Elsewhere
              key={spec.id}
              spec={spec}
              experiment={experiment}
              language={language}
              origins={origins}
              differ={differ}
            />
          ),
        )}
      </div>
    </BoardContext>
  );
}
