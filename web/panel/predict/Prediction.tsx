import type { Subject } from '../../experiments/experiment.ts';
import type { Language } from '../../language.ts';
import type { Lifeline } from '../../run/actors.ts';
import type { Answer } from '../../run/answers.ts';
import { answersOf, questionOf, stopWords } from '../../run/stops.ts';
import { Lifelines } from '../picture/Lifelines.tsx';
import './prediction.css';

interface Props {
  readonly panel: string;
  readonly about: Subject;
  readonly lifelines: readonly Lifeline[];
  readonly language: Language;
  readonly disabled: boolean;
  readonly onChoose: (answer: Answer) => void;
}

/** The form field of a panel's prediction; no knob's name has a colon. */
export function guessField(panel: string): string {
  return `${panel}:guess`;
}

/** The picture before its run: a row for each place where what the run is about may stop, on the lifelines that the run fills. */
export function Prediction({ panel, about, lifelines, language, disabled, onChoose }: Props) {
  const colon = language === 'zh' ? '：' : ': ';
  return (
    <fieldset className="prediction" data-lanes={lifelines.length > 3 ? 4 : undefined} disabled={disabled}>
      <legend className="unseen">{questionOf(about)[language]}</legend>
      {about !== 'relation' && <Lifelines lifelines={lifelines} language={language} />}
      <div className="guesses" data-about={about}>
        {answersOf(about).map(stop => {
          const { long, short } = stopWords(about, stop);
          return (
            <label key={stop} className="guess" data-stop={stop}>
              <input
                type="radio"
                name={guessField(panel)}
                value={stop}
                aria-label={`${short[language]}${colon}${long[language]}`}
                onChange={() => onChoose(stop)}
              />
              <span aria-hidden="true">{(about === 'relation' ? long : short)[language]}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
