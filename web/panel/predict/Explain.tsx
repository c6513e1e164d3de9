import { useEffect, useRef } from 'react';
import type { Language } from '../../language.ts';
import type { StepDefinition } from '../../rules/core/definition.ts';
import { describeStep } from '../../rules/core/describe.ts';
import { decidingStep, type Verdict } from '../../rules/core/verdict.ts';
import { fill, panelWords } from '../../run/words.ts';
import { choicesOf } from './explain.ts';

interface Props {
  readonly verdict: Verdict;
  /** The step that the reader chose; null while none is, and where the rule was opened instead. */
  readonly chosen: StepDefinition | null;
  /** The reader knows which it was. */
  readonly revealed: boolean;
  readonly language: Language;
  readonly onChoose: (step: StepDefinition) => void;
  readonly onShowRule: () => void;
}

/** Which step decided: asked before the rule is shown, never insisted on, and then answered by the step's own sentence. */
export function Explain({ verdict, chosen, revealed, language, onChoose, onShowRule }: Props) {
  const words = panelWords(language);
  if (revealed) return chosen && <Answer verdict={verdict} chosen={chosen} language={language} />;
  return (
    <fieldset className="explain" data-explain="asked">
      <legend>{words.whichStep}</legend>
      <div className="choices">
        {choicesOf(verdict).map(choice => (
          <button key={choice.id} type="button" data-choice={choice.id} onClick={() => onChoose(choice)}>
            {choice.title[language]}
          </button>
        ))}
      </div>
      <p>
        {words.orRule}{' '}
        <button type="button" className="quiet" onClick={onShowRule}>
          {words.showRule}
        </button>
      </p>
    </fieldset>
  );
}

interface AnswerProps {
  readonly verdict: Verdict;
  readonly chosen: StepDefinition;
  readonly language: Language;
}

function Answer({ verdict, chosen, language }: AnswerProps) {
  const words = panelWords(language);
  const answer = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone, and focus with it.
  useEffect(() => answer.current?.focus({ preventScroll: true }), []);
  const deciding = decidingStep(verdict);
  const right = chosen.id === verdict.because;
  const taken = verdict.steps.findLast(({ definition }) => definition === chosen);
  return (
    <div className="explain" data-explain={right ? 'right' : 'wrong'} tabIndex={-1} ref={answer}>
      <p>
        <b>{right ? words.rightStep : words.wrongStep}</b>
      </p>
      {!right && (
        <p>
          {fill(words.youChose, { step: chosen.title[language] })}{' '}
          {taken ? describeStep(taken, language) : words.notReached}
        </p>
      )}
      {deciding && (
        <p>
          {!right && `${fill(words.itWas, { step: deciding.definition.title[language] })} `}
          {describeStep(deciding, language)}
        </p>
      )}
    </div>
  );
}
