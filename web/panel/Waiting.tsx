import type { Language } from '../language.ts';
import type { Run } from '../run/run.ts';
import { fill, panelWords, troubleWords } from '../run/words.ts';
import { useServerState } from './useServerState.ts';

interface Props {
  readonly run: Run;
  readonly trouble: string | null;
  readonly language: Language;
}

/** What is said of a run of which nothing is known to conclude from, or not yet. */
export function Waiting({ run, trouble, language }: Props) {
  const words = panelWords(language);
  const server = useServerState();
  return (
    <p
      className="verdict"
      data-verdict=""
      data-phase={run.phase}
      data-witness={run.witness}
      data-server={server}
    >
      {sentence()}
    </p>
  );

  function sentence(): string {
    if (run.phase !== 'done' && server === 'silent') return words.noResponseYet;
    if (run.phase === 'running') return words.running;
    if (run.phase === 'settling') return words.settling;
    if (run.stopped) return words.stopped;
    if (run.witness === 'unreachable') return troubleWords(trouble, window.location.hostname, language);
    if (run.dropped > 0) return fill(words.dropped, { n: run.dropped });
    return run.witness === 'complete' ? words.unexplained : words.incomplete;
  }
}
