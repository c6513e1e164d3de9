import type { Language } from '../language.ts';
import type { Answer } from '../run/answers.ts';
import type { Finding } from '../run/finding.ts';
import { stoppedOf } from '../run/finding.ts';
import type { Run } from '../run/run.ts';
import { answerOf, stopSentence, stopWords } from '../run/stops.ts';
import { fill, panelWords, troubleWords } from '../run/words.ts';
import { Unmet } from './rule/Unmet.tsx';
import { useServerState } from './useServerState.ts';

interface Props {
  readonly run: Run;
  readonly finding: Finding | null;
  readonly guess: Answer | null;
  readonly trouble: string | null;
  /** In how many things rule and browser differ, the stop among them. */
  readonly disagreements: number;
  readonly language: Language;
}

/** Where the run stopped, in the place of the question; the one sentence that a screen reader is told of. */
export function Seam({ run, finding, guess, trouble, disagreements, language }: Props) {
  const words = panelWords(language);
  const server = useServerState();
  if (run.notMade && run.witness !== 'unreachable') {
    return (
      <div className="verdict" data-verdict="" data-phase={run.phase} data-as-claimed="not-reproducible">
        <Unmet missing={run.notMade} language={language} />
      </div>
    );
  }
  if (!finding) {
    return (
      <p
        className="verdict"
        data-verdict=""
        data-phase={run.phase}
        data-witness={run.witness}
        data-server={server}
      >
        {waiting()}
      </p>
    );
  }
  const { about, verdict, observed, claim } = finding;
  const unmet = claim.as === 'not-reproducible' ? claim.condition : null;
  const contested = observed !== verdict.stops;
  const correct = !contested && guess === answerOf(about, verdict);
  const note = noteOf(finding, language);
  return (
    <div
      className="verdict"
      data-verdict=""
      data-phase={run.phase}
      data-stops={verdict.stops}
      data-because={verdict.because}
      data-observed={observed ?? 'contradiction'}
      data-as-claimed={claim.as}
      data-disagreements={disagreements}
      data-contested={contested}
    >
      {unmet ? (
        <Unmet missing={unmet} language={language} />
      ) : (
        <p>
          {correct && <b className="correct">{words.correct}</b>}
          {correct && language === 'en' && ' '}
          {contested ? words.contested : stopSentence(stoppedOf(finding))[language]}
        </p>
      )}
      {note && <p className="claim-note">{note}</p>}
    </div>
  );

  function waiting(): string {
    if (run.phase !== 'done' && server === 'silent') return words.noResponseYet;
    if (run.phase === 'running') return words.running;
    if (run.phase === 'settling') return words.settling;
    if (run.stopped) return words.stopped;
    if (run.witness === 'unreachable') return troubleWords(trouble, window.location.hostname, language);
    if (run.dropped > 0) return fill(words.dropped, { n: run.dropped });
    return run.witness === 'complete' ? words.unexplained : words.incomplete;
  }
}

/** How the run stands to the lesson, where that is not simply as claimed. */
function noteOf({ about, claim, observed, verdict }: Finding, language: Language): string | null {
  const words = panelWords(language);
  switch (claim.as) {
    case 'no':
      return fill(words.notAsClaimed, {
        claim: stopWords(about, answerOf(about, claim.claim)).short[language],
        observed: observed
          ? stopWords(about, answerOf(about, { ...verdict, stops: observed })).short[language]
          : words.contradiction,
      });
    case 'not-measured':
      return words.notMeasured;
    case 'knobs-turned':
      return words.knobsTurned;
    default:
      return null;
  }
}
