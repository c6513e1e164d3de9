import { memo } from 'react';
import type { Language } from '../experiments/experiment.ts';
import type { CourseEntry } from '../lesson/lesson.ts';
import { Course } from './Course.tsx';
import { wordsOf } from './words.ts';

interface Props {
  readonly language: Language;
  readonly lesson: string | null;
  readonly course: readonly CourseEntry[];
}

/** The table of contents; on a narrow screen it folds. */
export const Sidebar = memo(function Sidebar({ language, lesson, course }: Props) {
  const words = wordsOf(language);
  return (
    <nav className="side" aria-label={words.lessons}>
      <details open>
        <summary>{words.lessons}</summary>
        <Course language={language} course={course} lesson={lesson} />
      </details>
    </nav>
  );
});
