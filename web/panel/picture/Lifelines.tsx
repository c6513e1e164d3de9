import type { Language } from '../../language.ts';
import type { Lifeline } from '../../run/actors.ts';
import './lifelines.css';

interface Props {
  readonly lifelines: readonly Lifeline[];
  readonly language: Language;
}

/** The names at the heads of the lifelines; who moved from where to where, each row says for itself. */
export function Lifelines({ lifelines, language }: Props) {
  return (
    <div className="actors" aria-hidden="true">
      {lifelines.map(({ name, host }) => (
        <span key={name.en}>
          <b>{name[language]}</b>
          {host !== null && <i>{host}</i>}
        </span>
      ))}
    </div>
  );
}
