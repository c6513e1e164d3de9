import { useEffect, useRef, useState } from 'react';
import type { Language } from '../../language.ts';
import { wordsOf } from '../words.ts';
import { clearProgress, useProgress } from './progress-store.ts';

/** Says where progress is kept, and clears it after asking once; nothing while there is none. */
export function ProgressFoot({ language }: { readonly language: Language }) {
  const words = wordsOf(language);
  const some = useProgress().latest !== null;
  const [state, setState] = useState<'idle' | 'asking' | 'cleared'>('idle');
  const line = useRef<HTMLParagraphElement>(null);
  // The button that was pressed is gone, and focus with it.
  useEffect(() => {
    if (state !== 'idle') line.current?.focus({ preventScroll: true });
  }, [state]);

  if (!some && state !== 'cleared') return null;
  return (
    <div className="progress-foot">
      {state === 'cleared' && !some && (
        <p role="status" tabIndex={-1} ref={line}>
          {words.cleared}
        </p>
      )}
      {state === 'asking' && some && (
        <>
          <p tabIndex={-1} ref={line}>
            {words.clearAsk}
          </p>
          <button
            type="button"
            onClick={() => {
              clearProgress();
              setState('cleared');
            }}
          >
            {words.clearYes}
          </button>{' '}
          <button type="button" onClick={() => setState('idle')}>
            {words.clearNo}
          </button>
        </>
      )}
      {state !== 'asking' && some && (
        <>
          <p>{words.kept}</p>
          <button type="button" onClick={() => setState('asking')}>
            {words.clear}
          </button>
        </>
      )}
    </div>
  );
}
