import { lessonAddress } from '../addresses.ts';
import type { Language } from '../language.ts';
import type { CourseEntry } from '../lesson/lesson.ts';
import { wordsOf } from './words.ts';

interface Props {
  readonly language: Language;
  readonly lesson: string;
  readonly course: readonly CourseEntry[];
}

/** The way on at the end of a lesson; the last has none. */
export function NextLesson({ language, lesson, course }: Props) {
  const next = course[course.findIndex(({ id }) => id === lesson) + 1];
  if (!next) return null;
  return (
    <p className="next">
      <a href={lessonAddress(language, next.id)}>{wordsOf(language).next.replace('{lesson}', next.label)}</a>
    </p>
  );
}
