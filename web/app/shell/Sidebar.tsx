import type { AppPageId } from '../../addresses.ts';
import type { Language } from '../../language.ts';
import type { CourseEntry, Section } from '../../lesson/lesson.ts';
import { Course } from '../Course.tsx';
import { ProgressFoot } from '../ProgressFoot.tsx';
import { wordsOf } from '../words.ts';
import { Tools } from './Tools.tsx';

/** The button in the header that opens the course names it by this id. */
export const SIDEBAR_ID = 'course';

interface Props {
  readonly language: Language;
  readonly lesson: string | null;
  readonly tool: AppPageId | null;
  readonly course: readonly CourseEntry[];
  /** Of the open lesson. */
  readonly sections: readonly Section[];
}

/** The table of contents: beside the lesson where there is room, else a popover, which needs no script. */
export function Sidebar({ language, lesson, tool, course, sections }: Props) {
  return (
    <nav className="side" id={SIDEBAR_ID} popover="auto" aria-label={wordsOf(language).lessons}>
      <Course language={language} course={course} open={lesson === null ? null : { lesson, sections }} />
      <Tools language={language} open={tool} />
      <ProgressFoot />
    </nav>
  );
}
