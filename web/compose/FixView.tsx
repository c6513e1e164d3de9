import { useId, useMemo, useState } from 'react';
import type { FixCase, FixServer } from '../fixes/case.ts';
import { fixesFor } from '../fixes/fixes.ts';
import type { Language } from '../language.ts';
import { Tabs, tabId, tabPanelId } from '../panel/Tabs.tsx';
import { decidingStep, type Verdict } from '../rules/core/verdict.ts';
import { fill } from '../run/words.ts';
import { FixText } from './FixText.tsx';
import { composeWords } from './words.ts';

interface Props {
  readonly of: FixCase;
  /** Of the last run; null before one. */
  readonly verdict: Verdict | null;
  readonly language: Language;
}

const SERVER_NAMES: Readonly<Record<FixServer, string>> = {
  node: 'Node',
  express: 'Express',
  fastify: 'Fastify',
  'socket-io': 'Socket.IO',
  nginx: 'nginx',
};

/** What fixes a case: first what no server can fix, then one configuration a server. */
export function FixView({ of, verdict, language }: Props) {
  const words = composeWords(language);
  const id = useId();
  const { notices, fixes } = useMemo(() => fixesFor(of, language), [of, language]);
  const [wanted, setWanted] = useState<string>('node');
  const fix = [wanted, 'socket-io'].flatMap(name => fixes.find(({ server }) => server === name) ?? [])[0];
  const instead = notices.filter(notice => notice.instead);
  const besides = notices.filter(notice => !notice.instead);
  return (
    <section className="fix panel" aria-labelledby={`${id}-title`} data-fix={of.kind}>
      <h2 id={`${id}-title`}>{words.theFix}</h2>
      <div role="status">{verdict && <RunNote verdict={verdict} language={language} />}</div>
      {instead.length > 0 && (
        <div className="fix-notices" data-instead="">
          <p>{words.instead}</p>
          <ul>
            {instead.map(notice => (
              <li key={notice.id} data-notice={notice.id}>
                {notice.text[language]}
              </li>
            ))}
          </ul>
        </div>
      )}
      {fix ? (
        <>
          <Tabs
            id={id}
            label={words.server}
            className="tabs"
            tabs={fixes.map(({ server }) => ({ key: server, label: SERVER_NAMES[server] }))}
            chosen={fix.server}
            onChoose={setWanted}
          />
          <div
            role="tabpanel"
            id={tabPanelId(id)}
            aria-labelledby={tabId(id, fix.server)}
            data-server={fix.server}
          >
            <FixText fix={fix} language={language} />
          </div>
        </>
      ) : (
        <p className="fix-none">{words.none}</p>
      )}
      {besides.length > 0 && (
        <div className="fix-notices">
          <p>{words.besides}</p>
          <ul>
            {besides.map(notice => (
              <li key={notice.id} data-notice={notice.id}>
                {notice.text[language]}
              </li>
            ))}
          </ul>
        </div>
      )}
      {fix && <p className="fine">{words.tried}</p>}
    </section>
  );
}

/** What the last run says of the fix: the step that stopped it, and where that is fixed. */
function RunNote({ verdict, language }: { readonly verdict: Verdict; readonly language: Language }) {
  const words = composeWords(language);
  const stopped = verdict.stops === 'nowhere' ? undefined : decidingStep(verdict)?.definition;
  const remedy = stopped?.remedy;
  return (
    <p className="fix-run" data-remedy={stopped ? (remedy?.place ?? 'unknown') : 'none'}>
      <b>{words.lastRun}</b> {stopped && <>{fill(words.stoppedAt, { step: stopped.title[language] })} </>}
      {remedy && <strong>{words.places[remedy.place]} </strong>}
      {stopped ? (remedy?.text[language] ?? words.unknown) : words.notStopped}
    </p>
  );
}
