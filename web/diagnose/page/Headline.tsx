import type { Language } from '../../language.ts';
import { sourceName } from '../../panel/rule/source-name.ts';
import { describeStep } from '../../rules/core/describe.ts';
import { fill } from '../../run/words.ts';
import { UNTOLD } from '../causes/compared.ts';
import { CAUSES } from '../causes/index.ts';
import type { Diagnosis } from '../diagnose.ts';
import type { NamedFailure } from '../named-failure.ts';
import { Journey } from './Journey.tsx';
import { diagnoseWords } from './words.ts';

interface Props {
  readonly diagnosis: Diagnosis;
  readonly language: Language;
}

/** What failed and which step decided, or why nothing can be said yet. */
export function Headline({ diagnosis: { evidence, failure, needs }, language }: Props) {
  if (failure) return <Verdict failure={failure} language={language} />;
  const words = diagnoseWords(language);
  return <p>{evidence.length === 0 && needs.includes('anything') ? words.unread : words.enough}</p>;
}

function Verdict({ failure, language }: { readonly failure: NamedFailure; readonly language: Language }) {
  const words = diagnoseWords(language);
  const { basis, cause, said, step, stops } = failure;
  const text = CAUSES[cause];
  const source = step?.definition.source ?? text.source;
  return (
    <div data-cause={cause} data-step={step?.id ?? 'none'} data-stops={stops ?? 'open'} data-basis={basis}>
      <h2>{text.title[language]}</h2>
      <p className="place">
        <strong>
          {stops
            ? fill(words.stops, { place: words.places[stops] })
            : step
              ? words.stopsAtEither
              : words.stopsOpen}
        </strong>{' '}
        <span className="basis">{words.basis[basis]}</span>
      </p>
      {stops && <Journey stops={stops} language={language} />}
      {step && (
        <p className="deciding">
          <b>{step.passed ? words.step : words.failedStep}</b> <span>{step.definition.title[language]}</span>{' '}
          {describeStep(step, language)}
        </p>
      )}
      {source && (
        <p className="fine">
          <a href={source} target="_blank" rel="noreferrer">
            {sourceName(source)}
          </a>
        </p>
      )}
      {step && [step.found, step.wanted].includes(UNTOLD) && <p className="fine">{words.untold}</p>}
      {said && !said.measured && <p className="fine">{words.notMeasured}</p>}
    </div>
  );
}
