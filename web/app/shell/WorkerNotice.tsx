import { useEffect, useState } from 'react';
import { REMOVED_WORKER_PARAMETER } from '../../../server/protocol/paths.ts';
import type { Language } from '../../language.ts';
import { wordsOf } from '../words.ts';

/** Says, once, that another app's service worker stood in place of this course; see `server/http/stale-worker.ts`. */
export function WorkerNotice({ language }: { readonly language: Language }) {
  const [shown, setShown] = useState(false);
  const { workerRemoved, understood } = wordsOf(language);

  useEffect(() => {
    const url = new URL(window.location.href);
    if (!url.searchParams.has(REMOVED_WORKER_PARAMETER)) return;
    url.searchParams.delete(REMOVED_WORKER_PARAMETER);
    window.history.replaceState(window.history.state, '', url);
    setShown(true);
  }, []);

  return (
    <div role="status">
      {shown && (
        <p className="notice">
          {workerRemoved}
          <button type="button" onClick={() => setShown(false)}>
            {understood}
          </button>
        </p>
      )}
    </div>
  );
}
