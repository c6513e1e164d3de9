import type { Language } from '../../language.ts';
import { describeStep } from '../../rules/core/describe.ts';
import { decidingStep, type Step, type Verdict } from '../../rules/core/verdict.ts';
import { runWords } from '../../run/run-words.ts';
import { Fold } from '../Fold.tsx';
import { sourceName } from './source-name.ts';

interface Props {
  readonly verdict: Verdict;
  readonly language: Language;
}

/** Every step that the rule took, in order, and which of them decided; each opens to what it compared. */
export function RuleSteps({ verdict, language }: Props) {
  const deciding = decidingStep(verdict);
  return (
    <ol className="steps">
      {verdict.steps.map((step, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: of several steps of one name only their place tells which is which
          key={`${index}:${step.id}`}
          className="step"
          data-step={step.id}
          data-outcome={step.passed ? 'passed' : step.tolerated ? 'tolerated' : 'failed'}
          data-decides={step === deciding}
          data-stops={step === deciding ? verdict.stops : undefined}
        >
          <Fold summary={step.definition.title[language]}>
            <StepDetails step={step} language={language} />
          </Fold>
        </li>
      ))}
    </ol>
  );
}

function StepDetails({ step, language }: { readonly step: Step; readonly language: Language }) {
  const words = runWords(language);
  const { compared, definition, found, wanted } = step;
  return (
    <>
      <p>{describeStep(step, language)}</p>
      {compared && (
        <dl className="needed" data-compared={compared}>
          <dt>{words.comparisons[compared]}</dt>
          <dd>{wanted}</dd>
          <dt>{words.found}</dt>
          <dd>{found}</dd>
        </dl>
      )}
      <p className="step-source">
        {words.by[definition.by]}
        {' · '}
        <a href={definition.source} target="_blank" rel="noreferrer">
          {sourceName(definition.source)}
        </a>
      </p>
    </>
  );
}
