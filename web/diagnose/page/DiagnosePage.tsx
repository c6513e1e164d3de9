import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { AppPageProps } from '../../tool-pages.ts';
import { APP_PAGES } from '../../tool-pages.ts';
import { NOTHING_TYPED } from '../typed.ts';
import { PasteForm } from './PasteForm.tsx';
import { type Entered, enteredIn } from './typed.ts';
import { diagnoseWords } from './words.ts';
import '../../panel/panel.css';
import '../../compose/compose.css';
import './diagnose.css';

const NOTHING: Entered = { paste: '', typed: NOTHING_TYPED };

/** “My app fails”: what a console or curl printed, read in this page alone, and what follows from it. */
export default function DiagnosePage({ language, course }: AppPageProps) {
  const form = useRef<HTMLFormElement>(null);
  const [entered, setEntered] = useState(NOTHING);
  const late = useDeferredValue(entered);
  const empty = late.paste.trim() === '' && Object.values(late.typed).every(value => value === '');
  const reading = useReading(!empty);
  const diagnosis = useMemo(
    () => (reading === null || empty ? null : reading.diagnose(late.paste, late.typed)),
    [reading, empty, late],
  );

  const read = useCallback(() => {
    if (form.current) setEntered(enteredIn(form.current));
  }, []);
  // What was typed before the page was awake counts.
  useEffect(read, [read]);
  const fill = useCallback(
    (paste: string) => {
      form.current?.reset();
      const box = form.current?.elements.namedItem('paste');
      if (box instanceof HTMLTextAreaElement) box.value = paste;
      read();
    },
    [read],
  );

  const words = diagnoseWords(language);
  return (
    <article className="diagnose">
      <header>
        <h1 tabIndex={-1}>{APP_PAGES.diagnose.title[language]}</h1>
        <p className="lead">{words.lead}</p>
      </header>
      <div className="diagnose-bench">
        <PasteForm form={form} language={language} onChange={read} onFill={fill} />
        <section
          className="diagnosis panel"
          aria-label={words.diagnosis}
          aria-busy={!empty && diagnosis === null}
          data-empty={diagnosis === null}
        >
          {/* What a screen reader announces while the reader types. */}
          <div className="headline" role="status">
            {reading && diagnosis ? (
              <reading.Headline diagnosis={diagnosis} language={language} />
            ) : (
              <p>{words.waiting}</p>
            )}
          </div>
          {reading && diagnosis ? (
            <reading.Result diagnosis={diagnosis} language={language} course={course} />
          ) : (
            <ul className="where">
              {words.where.map(one => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </article>
  );
}

type Reading = typeof import('./reading.tsx');

/** The readers, once they are wanted and loaded. */
function useReading(wanted: boolean): Reading | null {
  const [reading, setReading] = useState<Reading | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let left = false;
    void import('./reading.tsx').then(loaded => {
      if (!left) setReading(loaded);
    });
    return () => {
      left = true;
    };
  }, [wanted]);
  return reading;
}
