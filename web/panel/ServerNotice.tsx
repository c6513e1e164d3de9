import type { Language } from '../language.ts';
import { panelWords, startAgain } from '../run/words.ts';
import { useServerState } from './useServerState.ts';

/** Says in every page that the server can't be reached, and what to do; empty otherwise, so that screen readers watch it. */
export function ServerNotice({ language }: { readonly language: Language }) {
  const state = useServerState();
  const { serverGone } = panelWords(language);
  return (
    <div role="status" data-server={state}>
      {state === 'unreachable' && (
        <p className="notice notice-trouble">
          <strong>{serverGone}</strong>
          {language === 'en' && ' '}
          {startAgain(window.location.hostname, language)}
        </p>
      )}
    </div>
  );
}
