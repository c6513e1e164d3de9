import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { AppPageProps } from '../../tool-pages.ts';
import { APP_PAGES } from '../../tool-pages.ts';
import { diagnose } from '../diagnose.ts';
import { NOTHING_TYPED } from '../known.ts';
import { PasteForm } from './PasteForm.tsx';
import { Result } from './Result.tsx';
import { type Entered, enteredIn } from './typed.ts';
import { diagnoseWords } from './words.ts';
import '../../panel/panel.css';
import '../../panel/bytes/wire.css';
import '../../compose/compose.css';
import './diagnose.css';

const NOTHING: Entered = { paste: '', typed: NOTHING_TYPED };

/** “My app fails”: what a console or curl printed, read in this page alone, and what follows from it. */
export default function DiagnosePage({ language, course }: AppPageProps) {
  const form = useRef<HTMLFormElement>(null);
  const [entered, setEntered] = useState(NOTHING);
  const late = useDeferredValue(entered);
  const diagnosis = useMemo(() => diagnose(late.paste, late.typed), [late]);

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

  const empty = late.paste.trim() === '' && Object.values(late.typed).every(value => value === '');
  return (
    <article className="diagnose">
      <header>
        <h1 tabIndex={-1}>{APP_PAGES.diagnose.title[language]}</h1>
        <p className="lead">{diagnoseWords(language).lead}</p>
      </header>
      <div className="diagnose-bench">
        <PasteForm form={form} language={language} onChange={read} onFill={fill} />
        <Result diagnosis={diagnosis} empty={empty} language={language} course={course} />
      </div>
    </article>
  );
}
