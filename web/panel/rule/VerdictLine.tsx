import type { Subject } from '../../experiments/experiment.ts';
import type { Language } from '../../language.ts';
import { describeStep } from '../../rules/core/describe.ts';
import type { Stop } from '../../rules/core/stop.ts';
import { decidingStep } from '../../rules/core/verdict.ts';
import type { ClaimState } from '../../run/claim.ts';
import { type Finding, stoppedOf } from '../../run/finding.ts';
import type { Run } from '../../run/run.ts';
import { stopSentence, stopWords } from '../../run/stops.ts';
import { fill, panelWords, troubleWords } from '../../run/words.ts';
import { useServerState } from '../useServerState.ts';
import { Unmet } from './Unmet.tsx';

interface Props {
  readonly run: Run;
  readonly finding: Finding | null;
  readonly guess: Stop | null;
  readonly trouble: string | null;
  /** The reader knows which step decided, and what it says stands nowhere else: not in the answer to a choice. */
  readonly tellsWhy: boolean;
  /** In how many things rule and browser differ, the stop among them. */
  readonly disagreements: number;
  readonly language: Language;
}

/**
 * Where the run stopped, in words; the one place that a screen reader is told of. Which step decided is said only where the
 * reader knows it already.
 */
export function VerdictLine({ run, finding, guess, trouble, tellsWhy, disagreements, language }: Props) {
  const words = panelWords(language);
  const server = useServerState();
  if (run.notMade && run.witness !== 'unreachable') {
    return (
      <div
        className="verdict"
        role="status"
        data-verdict=""
        data-phase={run.phase}
        data-as-claimed="not-reproducible"
      >
        <Unmet missing={run.notMade} language={language} />
      </div>
    );
  }
  if (!finding) {
    return (
      <p
        className="verdict"
        role="status"
        data-verdict=""
        data-phase={run.phase}
        data-witness={run.witness}
        data-server={server}
      >
        <strong>{waiting()}</strong>
      </p>
    );
  }
  const { about, verdict, observed, claim } = finding;
  const unmet = claim.as === 'not-reproducible' ? claim.condition : null;
  const contested = observed !== verdict.stops;
  const deciding = tellsWhy && !contested ? decidingStep(verdict) : undefined;
  return (
    <div
      className="verdict"
      role="status"
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
        <strong>{contested ? words.contested : stopSentence(stoppedOf(finding))[language]}</strong>
      )}
      {deciding && <p>{describeStep(deciding, language)}</p>}
      {guess && !unmet && (
        <p className="said">
          {fill(words.youSaid, { stop: shortOf(guess) })}
          {!contested && (
            <>
              {language === 'zh' ? '，' : ', '}
              {guess === verdict.stops
                ? words.rightly
                : fill(words.wrongly, { stop: shortOf(verdict.stops) })}
            </>
          )}
        </p>
      )}
      <ClaimNote about={about} claim={claim} observed={observed} language={language} />
    </div>
  );

  function shortOf(stop: Stop): string {
    return stopWords(about, stop).short[language];
  }

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

interface NoteProps {
  readonly about: Subject;
  readonly claim: ClaimState;
  readonly observed: Stop | undefined;
  readonly language: Language;
}

/** How the run stands to the lesson, where that is not simply as claimed. */
function ClaimNote({ about, claim, observed, language }: NoteProps) {
  const words = panelWords(language);
  const text = () => {
    switch (claim.as) {
      case 'yes':
      case 'unclaimed':
      case 'not-reproducible':
        return null;
      case 'no':
        return fill(words.notAsClaimed, {
          claim: stopWords(about, claim.claim.stops).short[language],
          observed: observed ? stopWords(about, observed).short[language] : words.contradiction,
        });
      case 'not-measured':
        return words.notMeasured;
      case 'knobs-turned':
        return words.knobsTurned;
    }
  };
  const note = text();
  return note && <p className="claim-note">{note}</p>;
}
