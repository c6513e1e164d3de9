import { STOPS, type Stop } from '../../server/protocol.ts';
import type { Language } from '../language.ts';
import { panelWords, STOP_WORDS } from './words.ts';

interface Props {
  readonly panel: string;
  readonly language: Language;
  readonly disabled: boolean;
  readonly onChoose: (stop: Stop) => void;
}

/** The form field of a panel's prediction; no knob's name has a colon. */
export function guessField(panel: string): string {
  return `${panel}:guess`;
}

/** The empty picture: page, browser and server as lifelines, and the places where a run may stop as arrows to choose from. */
export function Prediction({ panel, language, disabled, onChoose }: Props) {
  const words = panelWords(language);
  return (
    <fieldset className="prediction" disabled={disabled}>
      <legend>{words.where}</legend>
      <div className="lifelines" role="radiogroup" aria-label={words.where}>
        <div className="actors" aria-hidden="true">
          <span>{words.page}</span>
          <span>{words.browser}</span>
          <span>{words.server}</span>
        </div>
        <div className="guesses">
          {STOPS.map(stop => (
            <label key={stop} className="guess" data-stop={stop}>
              <span className="journey">
                <input type="radio" name={guessField(panel)} value={stop} onChange={() => onChoose(stop)} />
                <span className="journey-out" />
                <span className="journey-back" />
              </span>
              <span className="guess-text">{STOP_WORDS[stop].long[language]}</span>
            </label>
          ))}
        </div>
      </div>
    </fieldset>
  );
}
