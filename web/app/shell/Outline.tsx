import type { Language } from '../../language.ts';
import type { Section } from '../../lesson/lesson.ts';
import { liveWords } from '../live-words.ts';
import { fill } from '../words.ts';

interface Props {
  readonly language: Language;
  readonly sections: readonly Section[];
}

/** The sections of a lesson, each with a bead for every claim in it. */
export function Outline({ language, sections }: Props) {
  const { claim, reached } = liveWords(language);
  return (
    <ol className="outline">
      {sections.map(({ id, title, panels }) => (
        <li key={id}>
          <a href={`#${id}`}>{title}</a>
          <span className="beads">
            {panels.flat().map(({ id, title = '' }) => {
              const label = fill(claim, { title, state: reached.untried });
              return (
                <a key={id} className="bead" href={`#${id}`} data-reached="untried" title={label}>
                  <span className="unseen">{label}</span>
                </a>
              );
            })}
          </span>
        </li>
      ))}
    </ol>
  );
}
