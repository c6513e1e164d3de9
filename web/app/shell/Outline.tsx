import type { Language } from '../../language.ts';
import type { Section } from '../../lesson/lesson.ts';
import type { LessonProgress } from '../progress/progress.ts';
import { fill, wordsOf } from '../words.ts';

interface Props {
  readonly language: Language;
  readonly sections: readonly Section[];
  /** The section being read. */
  readonly here: string | null;
  readonly done: LessonProgress | undefined;
}

/** The sections of a lesson, each with a bead for every claim in it. */
export function Outline({ language, sections, here, done }: Props) {
  const words = wordsOf(language);
  return (
    <ol className="outline">
      {sections.map(({ id, title, panels }) => (
        <li key={id}>
          <a href={`#${id}`} aria-current={id === here ? 'location' : undefined}>
            {title}
          </a>
          <span className="beads">
            {panels.flat().map(({ id: claim, title = '' }) => {
              const { reached = 'untried', stood = null } = done?.[claim] ?? {};
              const how = stood === null || stood === 'yes' ? '' : words.stood[stood];
              const state = words.reached[reached] + how;
              const label = fill(words.claim, { title, state });
              return (
                <a
                  key={claim}
                  className="bead"
                  href={`#${claim}`}
                  data-reached={reached}
                  data-stood={stood ?? undefined}
                  title={label}
                >
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
