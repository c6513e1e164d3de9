import type { Language } from '../language.ts';
import type { CourseEntry, Section } from '../lesson/lesson.ts';
import { lessonAddress } from './addresses.ts';
import { Outline } from './Outline.tsx';
import { type Progress, useProgress } from './progress.ts';
import { wordsOf } from './words.ts';

interface Props {
  readonly language: Language;
  readonly course: readonly CourseEntry[];
  /** The open lesson with its sections, and the one being read; null where none is open. */
  readonly open: {
    readonly lesson: string;
    readonly sections: readonly Section[];
    readonly here: string | null;
  } | null;
}

/** The course as the wire: a junction for each lesson, and below the open one its sections with their claims. */
export function Course({ language, course, open }: Props) {
  const progress = useProgress();
  if (course.length === 0) return <p>{wordsOf(language).empty}</p>;
  return (
    <ol className="course">
      {course.map(({ id, label, claims }) => (
        <li key={id} data-progress={howFar(progress[id], claims)}>
          <a href={lessonAddress(language, id)} aria-current={id === open?.lesson ? 'page' : undefined}>
            {label}
          </a>
          {id === open?.lesson && (
            <Outline language={language} sections={open.sections} here={open.here} done={progress[id]} />
          )}
        </li>
      ))}
    </ol>
  );
}

function howFar(done: Progress[string] | undefined, claims: readonly string[]): 'none' | 'some' | 'all' {
  const count = claims.filter(claim => done?.[claim] !== undefined).length;
  if (count === 0) return 'none';
  return count < claims.length ? 'some' : 'all';
}
