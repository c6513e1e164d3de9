import type { Language } from '../language.ts';
import type { Answer } from '../run/answers.ts';
import type { Finding } from '../run/finding.ts';
import { stoppedOf } from '../run/finding.ts';
import type { Run } from '../run/run.ts';
import { runWords } from '../run/run-words.ts';
import { answerOf, stopSentence, stopWords } from '../run/stops.ts';
import { fill } from '../run/words.ts';
import { Unmet } from './rule/Unmet.tsx';
import { Waiting } from './Waiting.tsx';

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
  const words = runWords(language);
  if (run.notMade && run.witness !== 'unreachable') {
    return (
      <div className="verdict" data-verdict="" data-phase={run.phase} data-as-claimed="not-reproducible">
        <Unmet missing={run.notMade} language={language} />
      </div>
    );
  }
  if (!finding) return <Waiting run={run} trouble={trouble} language={language} />;
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
}

/** How the run stands to the lesson, where that is not simply as claimed. */
function noteOf({ about, claim, observed, verdict }: Finding, language: Language): string | null {
  const words = runWords(language);
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
