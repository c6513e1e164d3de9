import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KnobValues } from '../experiments/knob.ts';
import { keepWithinReach } from '../lesson/sticky.ts';
import { Panel } from '../panel/Panel.tsx';
import { Tabs, tabId, tabPanelId } from '../panel/Tabs.tsx';
import type { Verdict } from '../rules/core/verdict.ts';
import { lessonValues } from '../run/knobs.ts';
import type { AppPageProps } from '../tool-pages.ts';
import { APP_PAGES } from '../tool-pages.ts';
import { caseOf } from './case-of.ts';
import { COMPOSED, type Composed } from './composed.ts';
import { FixView } from './FixView.tsx';
import { composeWords } from './words.ts';
import './compose.css';

/** The parameter of the address that names the experiment; its knobs stand behind it as in a lesson. */
const EXPERIMENT = 'experiment';
const TABS = COMPOSED.map(({ name, experiment }) => ({ key: name, label: experiment.title.en }));

function keepInAddress(name: string): void {
  const { pathname, search, hash } = window.location;
  const query = new URLSearchParams(search);
  query.set(EXPERIMENT, name);
  window.history.replaceState(window.history.state, '', `${pathname}?${query}${hash}`);
}

/** What the page shows of one experiment: its knobs as they stand, and the verdict of its last run. */
interface Shown {
  readonly composed: Composed;
  readonly knobs: KnobValues;
  readonly verdict: Verdict | null;
}

function shownOf(composed: Composed): Shown {
  return { composed, knobs: lessonValues(composed.experiment.knobs, {}), verdict: null };
}

/** Every setting of an experiment, and beside it the fix for the case as it stands. */
export default function ComposePage({ language, origins }: AppPageProps) {
  const words = composeWords(language);
  const [{ composed, knobs, verdict }, setShown] = useState(() => shownOf(COMPOSED[0]));
  const aside = useRef<HTMLDivElement>(null);
  useEffect(() => (aside.current ? keepWithinReach(aside.current) : undefined), []);

  const show = useCallback((name: string | null) => {
    const next = COMPOSED.find(one => one.name === name);
    if (next) setShown(shown => (shown.composed === next ? shown : shownOf(next)));
    return next;
  }, []);
  // Before any event, as in Panel.tsx.
  useLayoutEffect(() => {
    show(new URLSearchParams(window.location.search).get(EXPERIMENT));
  }, [show]);

  const onKnobs = useCallback((knobs: KnobValues) => setShown(shown => ({ ...shown, knobs })), []);
  const onVerdict = useCallback((verdict: Verdict | null) => setShown(shown => ({ ...shown, verdict })), []);
  const of = useMemo(() => caseOf(composed.name, knobs, origins), [composed, knobs, origins]);

  const { name, spec, experiment } = composed;
  return (
    <article className="compose">
      <header>
        <h1 tabIndex={-1}>{APP_PAGES.compose.title[language]}</h1>
        <p className="lead">{words.lead}</p>
      </header>
      <Tabs
        id="compose"
        label={words.experiment}
        className="tabs"
        tabs={TABS}
        chosen={name}
        onChoose={key => show(key) && keepInAddress(key)}
      />
      <div
        className="compose-bench"
        role="tabpanel"
        id={tabPanelId('compose')}
        aria-labelledby={tabId('compose', name)}
      >
        <div className="compose-case" id={spec.id}>
          <h2 className="unseen">{words.theCase}</h2>
          <Panel
            key={name}
            spec={spec}
            name={name}
            experiment={experiment}
            language={language}
            origins={origins}
            open
            onKnobs={onKnobs}
            onVerdict={onVerdict}
          />
        </div>
        <div className="compose-fix" ref={aside}>
          <FixView of={of} verdict={verdict} language={language} />
        </div>
      </div>
    </article>
  );
}
