import type { Language } from '../../language.ts';
import { describeStep } from '../../rules/core/describe.ts';
import { decidingStep, type Verdict } from '../../rules/core/verdict.ts';
import { panelWords } from '../../run/words.ts';
import { sourceName } from './source-name.ts';

interface Props {
  readonly verdict: Verdict;
  readonly language: Language;
}

/** Every step that the rule took, in order, and which of them decided. */
export function RuleSteps({ verdict, language }: Props) {
  const words = panelWords(language);
  const deciding = decidingStep(verdict);
  return (
    <ol className="steps">
      {verdict.steps.map((step, index) => {
        const decides = step === deciding;
        const outcome = step.passed ? 'passed' : step.tolerated ? 'tolerated' : 'failed';
        return (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: of several steps of one name only their place tells which is which
            key={`${index}:${step.id}`}
            className="step"
            data-step={step.id}
            data-outcome={outcome}
            data-decides={decides}
          >
            <p className="step-title">
              <b>{step.definition.title[language]}</b>{' '}
              <span className="step-by">{words.by[step.definition.by]}</span>
              {decides && <mark>{words.decides}</mark>}
            </p>
            <p>{describeStep(step, language)}</p>
            {step.compared && (
              <dl className="compared" data-compared={step.compared}>
                <dt>{words.found}</dt>
                <dd>
                  <code>{step.found}</code>
                </dd>
                <dt>{words.comparisons[step.compared]}</dt>
                <dd>
                  <code>{step.wanted}</code>
                </dd>
              </dl>
            )}
            <p className="step-source">
              {words.source}:{' '}
              <a href={step.definition.source} target="_blank" rel="noreferrer">
                {sourceName(step.definition.source)}
              </a>
            </p>
          </li>
        );
      })}
    </ol>
  );
}
