import { type MouseEvent, memo, useEffect, useRef } from 'react';
import type { AppPageId } from '../../addresses.ts';
import type { Language } from '../../language.ts';
import type { CourseEntry, Section } from '../../lesson/lesson.ts';
import { Course } from '../Course.tsx';
import { ProgressFoot } from '../progress/ProgressFoot.tsx';
import { watchClaims } from '../progress/progress-watch.ts';
import { wordsOf } from '../words.ts';
import { Tools } from './Tools.tsx';
import { useSectionInView } from './useSectionInView.ts';

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
export const Sidebar = memo(function Sidebar({ language, lesson, tool, course, sections }: Props) {
  const here = useSectionInView(sections);
  const side = useRef<HTMLElement>(null);

  useEffect(() => {
    const main = document.querySelector('main');
    // Each page brings a `main` of its own.
    return main && lesson && sections ? watchClaims(main, lesson) : undefined;
  }, [lesson, sections]);

  // The section that is being read stays in sight in a list that is longer than the window.
  useEffect(() => {
    const list = side.current;
    const current = here && list?.querySelector<HTMLElement>('[aria-current="location"]');
    if (!list || !current) return;
    const [box, line] = [list.getBoundingClientRect(), current.getBoundingClientRect()];
    if (line.top < box.top || line.bottom > box.bottom) list.scrollTop += line.top - box.top - box.height / 2;
  }, [here]);

  const putAway = ({ target }: MouseEvent): void => {
    if (!(target instanceof Element) || !target.closest('a')) return;
    if (CSS.supports('selector(:popover-open)') && side.current?.matches(':popover-open'))
      side.current.hidePopover();
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click on one of its links, however it was made
    <nav
      className="side"
      id={SIDEBAR_ID}
      popover="auto"
      aria-label={wordsOf(language).lessons}
      ref={side}
      onClick={putAway}
    >
      <Course
        language={language}
        course={course}
        open={lesson === null ? null : { lesson, sections, here }}
      />
      <Tools language={language} open={tool} />
      <ProgressFoot language={language} />
    </nav>
  );
});
