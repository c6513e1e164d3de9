import type { Language } from '../experiments/experiment.ts';
import type { CourseEntry } from '../lesson/lesson.ts';
import { lessonAddress } from './addresses.ts';
import { wordsOf } from './words.ts';

interface Props {
  readonly language: Language;
  readonly course: readonly CourseEntry[];
  readonly lesson: string | null;
}

/** The course as the wire with a junction for each lesson, and for each claim of the lesson that is open. */
export function Course({ language, course, lesson }: Props) {
  if (course.length === 0) return <p>{wordsOf(language).empty}</p>;
  return (
    <ol className="course">
      {course.map(({ id, label }) => (
        <li key={id} className="stop">
          <a href={lessonAddress(language, id)} aria-current={id === lesson ? 'page' : undefined}>
            {label}
          </a>
        </li>
      ))}
    </ol>
  );
}
