import type { Actors, Subject } from '../../experiments/experiment.ts';
import type { Language } from '../../language.ts';
import type { Stop } from '../../rules/core/stop.ts';
import { questionOf, stopsOf, stopWords } from '../../run/stops.ts';

interface Props {
  readonly panel: string;
  readonly about: Subject;
  readonly actors: Actors;
  readonly language: Language;
  readonly disabled: boolean;
  readonly onChoose: (stop: Stop) => void;
}

/** The form field of a panel's prediction; no knob's name has a colon. */
export function guessField(panel: string): string {
  return `${panel}:guess`;
}

/** The empty picture: the actors as lifelines, and the places where what the run is about may stop as arrows to choose from. */
export function Prediction({ panel, about, actors, language, disabled, onChoose }: Props) {
  const question = questionOf(about)[language];
  return (
    <fieldset className="prediction" disabled={disabled} data-about={about}>
      <legend>{question}</legend>
      <div className="lifelines" role="radiogroup" aria-label={question}>
        <div className="actors" aria-hidden="true">
          {actors.map(({ name }) => (
            <span key={name.en}>{name[language]}</span>
          ))}
        </div>
        <div className="guesses">
          {stopsOf(about).map(stop => (
            <label key={stop} className="guess" data-stop={stop}>
              <span className="journey">
                <input type="radio" name={guessField(panel)} value={stop} onChange={() => onChoose(stop)} />
                <span className="journey-out" />
                <span className="journey-back" />
              </span>
              <span className="guess-text">{stopWords(about, stop).long[language]}</span>
            </label>
          ))}
        </div>
      </div>
    </fieldset>
  );
}
