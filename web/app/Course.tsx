import { lessonAddress } from '../addresses.ts';
import type { Language } from '../language.ts';
import type { CourseEntry, Section, Summaries } from '../lesson/lesson.ts';
import { Outline } from './shell/Outline.tsx';
import { fill, wordsOf } from './words.ts';

interface Props {
  readonly language: Language;
  readonly course: readonly CourseEntry[];
  /** Each lesson in a few words, where there is room for them. */
  readonly summaries?: Summaries;
  /** The open lesson with its sections; null where none is open. */
  readonly open: { readonly lesson: string; readonly sections: readonly Section[] } | null;
}

/**
 * The course as the wire: a junction for each lesson, and below the open one its sections with their claims. As it stands for a
 * reader who has done nothing; `progress/show-progress.ts` puts in what was done.
 */
export function Course({ language, course, summaries, open }: Props) {
  const words = wordsOf(language);
  if (course.length === 0) return <p>{words.empty}</p>;
  return (
    <ol className="course">
      {course.map(({ id, label }) => (
        <li key={id} data-progress="none">
          <a href={lessonAddress(language, id)} aria-current={id === open?.lesson ? 'page' : undefined}>
            {label}
          </a>
          {summaries?.[id] && (
            <>
              <span className="length">{fill(words.minutes, { n: summaries[id].minutes })}</span>
              <p>{summaries[id].summary}</p>
            </>
          )}
          {id === open?.lesson && <Outline language={language} sections={open.sections} />}
        </li>
      ))}
    </ol>
  );
}
