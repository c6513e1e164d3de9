import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { Origins } from '../../../server/protocol/origins.ts';
import experiment from '../../experiments/fetch/index.ts';
import type { Language } from '../../language.ts';
import { actorsOf, lifelinesOf, routeOf } from '../../run/actors.ts';
import { codeOf, type Setting } from '../../run/code.ts';
import { withFixed } from '../../run/fixed.ts';
import { lessonValues } from '../../run/knobs.ts';
import type { PanelSpec } from '../../run/spec.ts';
import { panelWords } from '../../run/words.ts';
import { Call } from '../call/Call.tsx';
import { Lifelines } from '../picture/Lifelines.tsx';
import { useRun } from '../useRun.ts';
import { Waiting } from '../Waiting.tsx';
import { LIVE_WORDS } from './words.ts';
import './live.css';

/** The call with which the course begins: the server responds, and nothing lets the page read. */
const SPEC: PanelSpec = {
  id: 'live',
  experiment: 'fetch',
  knobs: { status: '200' },
  claim: null,
  claims: {},
  needs: [],
};
const BROKEN = lessonValues(experiment.knobs, SPEC.knobs);
/** The same with the one line that was missing. */
const FIXED = { ...BROKEN, acao: 'reader' };
const SHOWN = withFixed(experiment, SPEC.knobs, () => false);

interface Props {
  readonly language: Language;
  readonly origins: Origins;
}

/** One real call, made by this very visit and kept from the page; one press adds the line that was missing, and calls again. */
export default function LiveCall({ language, origins }: Props) {
  const words = LIVE_WORDS[language];
  const titleId = useId();
  const seam = useRef<HTMLDivElement>(null);
  const [fixed, setFixed] = useState(false);
  const { run, parts, trouble, start } = useRun(SPEC.experiment, experiment, origins);
  const values = fixed ? FIXED : BROKEN;
  const call = useCallback(() => start(values, null), [start, values]);
  useEffect(call, [call]);
  const running = run !== null && run.phase !== 'done';
  const setting: Setting = {
    experiment: SHOWN,
    values,
    lesson: values,
    set: {},
    inLesson: false,
    origins,
    language,
  };
  return (
    <section className="panel live" data-fixed={fixed} aria-labelledby={titleId} aria-busy={running}>
      <Call setting={setting} open chosen={null} locked={false} onPress={() => {}} onReset={() => {}} />
      <div className="ask">
        <h2 id={titleId}>{run && !running ? words.made : words.making}</h2>
        <div role="status" ref={seam}>
          {run && !parts && <Waiting run={run} trouble={trouble} language={language} />}
        </div>
      </div>
      <div className="acts">
        <button type="button" className="run again" disabled={!run || running} onClick={call}>
          {panelWords(language).again}
        </button>
      </div>
      <div className="live-run">
        {run && parts ? (
          <parts.RunView
            run={run}
            trouble={trouble}
            spec={SPEC}
            lesson={BROKEN}
            experiment={experiment}
            procedure={parts.procedure}
            language={language}
            origins={origins}
            seam={seam}
            foot={false}
          />
        ) : (
          <div className="live-ahead">
            <Lifelines
              lifelines={lifelinesOf(actorsOf(experiment, values), routeOf(experiment, values, origins))}
              language={language}
            />
            <p>{words.ahead}</p>
          </div>
        )}
      </div>
      <div className="live-fix">
        <span>{fixed ? words.added : words.add}</span>
        <button type="button" disabled={!run || running} onClick={() => setFixed(!fixed)}>
          <code>
            {fixed ? '−' : '+'} {missingLine({ ...setting, values: FIXED })}
          </code>
        </button>
      </div>
    </section>
  );
}

/** The line of the server's code that permits reading. */
function missingLine(setting: Setting): string {
  const text = codeOf(setting)
    .flatMap(({ lines }) => lines)
    .map(line => line.map(part => (typeof part === 'string' ? part : part.text)).join(''));
  return text.find(line => line.startsWith('Access-Control-Allow-Origin')) ?? '';
}
