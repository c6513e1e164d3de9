import { useState } from 'react';
import type { Language } from '../language.ts';
import { panelWords } from '../run/words.ts';

interface Props {
  readonly label: string;
  /** Made when it is asked for. */
  readonly text: () => string;
  readonly language: Language;
}

/** Puts a text on the clipboard and says so; where the browser does not allow it, the text stands beside to be copied by hand. */
export function CopyButton({ label, text, language }: Props) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  const copy = () => {
    const written = navigator.clipboard?.writeText(text()) ?? Promise.reject(new Error('no clipboard'));
    written.then(
      () => setState('copied'),
      () => setState('refused'),
    );
  };
  return (
    <>
      <button type="button" className="quiet" onClick={copy}>
        {label}
      </button>
      <span role="status">{state === 'copied' && panelWords(language).copied}</span>
      {state === 'refused' && <textarea readOnly aria-label={label} value={text()} />}
    </>
  );
}
