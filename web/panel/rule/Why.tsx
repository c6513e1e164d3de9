import { type ReactNode, useEffect, useRef } from 'react';
import type { Language } from '../../language.ts';
import { decisionOf } from '../../rules/core/describe.ts';
import type { Step } from '../../rules/core/verdict.ts';
import { runWords } from '../../run/run-words.ts';
import { fill } from '../../run/words.ts';
import type { Lane, Mark } from '../picture/arrows.ts';
import type { Explanation } from '../predict/useExplanation.ts';
import { neededBy, type Piece } from './needed.ts';

interface BandProps {
  readonly how: Mark['how'];
  /** Null: it points at no lifeline. */
  readonly at: Lane | null;
  /** How many lifelines there are. */
  readonly lanes: number;
  readonly children: ReactNode;
}

/** The band at the stop, in its colour, with a notch at its lifeline. */
export function Band({ how, at, lanes, children }: BandProps) {
  return (
    <li className="why" data-how={how} data-at={at ?? 'none'} data-lanes={lanes}>
      {children}
    </li>
  );
}

interface Props {
  readonly step: Step;
  readonly explanation: Explanation;
  readonly language: Language;
}

/** Why the run stopped here: one sentence, and what was needed beside what was found. Asked first where there is a choice. */
export function Why({ step, explanation, language }: Props) {
  const words = runWords(language);
  const said = useRef<HTMLParagraphElement>(null);
  const { choices, chosen, choose, reveal, revealed } = explanation;
  // The button that was pressed is gone, and focus with it.
  useEffect(() => {
    if (chosen !== null) said.current?.focus({ preventScroll: true });
  }, [chosen]);
  if (!revealed) {
    return (
      <fieldset className="choices" data-explain="asked">
        <legend>{words.ask}</legend>
        {choices.map(choice => (
          <button key={choice} type="button" data-choice={choice} onClick={() => choose(choice)}>
            {words.choices[choice]}
          </button>
        ))}
        <button type="button" className="quiet" data-choice="show" onClick={reveal}>
          {words.show}
        </button>
      </fieldset>
    );
  }
  const wrong = chosen !== null && chosen !== 'show' && chosen !== explanation.right;
  return (
    <>
      <p className="why-said" tabIndex={-1} ref={said} data-explain={answered()}>
        {wrong && fill(words.notThat, { choice: words.choices[chosen] })}
        {wrong && language === 'en' && ' '}
        {decisionOf(step, language)}
      </p>
      <NeededFound step={step} language={language} />
    </>
  );

  function answered(): string | undefined {
    if (chosen === null || chosen === 'show') return undefined;
    return wrong ? 'wrong' : 'right';
  }
}

function NeededFound({ step, language }: Pick<Props, 'step' | 'language'>) {
  const words = runWords(language);
  const compared = neededBy(step);
  if (!compared) return null;
  const { header, needed, found } = compared;
  const before = header === null ? '' : `${header}: `;
  return (
    <dl className="needed">
      <dt>{compared.compared ? words.comparisons[compared.compared] : words.needed}</dt>
      <dd>
        {before}
        <Pieces pieces={needed} />
      </dd>
      <dt>{words.found}</dt>
      <dd>
        {found ? (
          <>
            {before}
            <Pieces pieces={found} />
          </>
        ) : (
          <s>{header === null ? '—' : fill(words.without, { name: header })}</s>
        )}
      </dd>
    </dl>
  );
}

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one value have no name but their place
  return pieces.map(({ text, differs }, place) => (differs ? <mark key={place}>{text}</mark> : text));
}
