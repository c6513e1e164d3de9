import type { Subject } from '../../experiments/experiment.ts';
import type { Language } from '../../language.ts';
import type { Stop } from '../../rules/core/stop.ts';
import type { Lifeline } from '../../run/actors.ts';
import { questionOf, stopsOf, stopWords } from '../../run/stops.ts';
import { Lifelines } from '../picture/Lifelines.tsx';
import './prediction.css';

interface Props {
  readonly panel: string;
  readonly about: Subject;
  readonly lifelines: readonly Lifeline[];
  readonly language: Language;
  readonly disabled: boolean;
  readonly onChoose: (stop: Stop) => void;
}

/** The form field of a panel's prediction; no knob's name has a colon. */
export function guessField(panel: string): string {
  return `${panel}:guess`;
}

/** The picture before its run: a row for each place where what the run is about may stop, on the lifelines that the run fills. */
export function Prediction({ panel, about, lifelines, language, disabled, onChoose }: Props) {
  const colon = language === 'zh' ? '：' : ': ';
  return (
    <fieldset className="prediction" disabled={disabled}>
      <legend className="unseen">{questionOf(about)[language]}</legend>
      <Lifelines lifelines={lifelines} language={language} />
      <div className="guesses" data-about={about}>
        {stopsOf(about).map(stop => {
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
              <span aria-hidden="true">{short[language]}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
