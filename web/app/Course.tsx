import { lessonAddress } from '../addresses.ts';
import type { Language } from '../language.ts';
import type { CourseEntry, Section, Summaries } from '../lesson/lesson.ts';
import { countOf } from './progress/progress.ts';
import { useProgress } from './progress/progress-store.ts';
import { Outline } from './shell/Outline.tsx';
import { fill, wordsOf } from './words.ts';

interface Props {
  readonly language: Language;
  readonly course: readonly CourseEntry[];
  /** Each lesson in a few words, where there is room for them. */
  readonly summaries?: Summaries;
  /** The open lesson with its sections, and the one being read; null where none is open. */
  readonly open: {
    readonly lesson: string;
    readonly sections: readonly Section[];
    readonly here: string | null;
  } | null;
}

/** The course as the wire: a junction for each lesson, and below the open one its sections with their claims. */
export function Course({ language, course, summaries, open }: Props) {
  const { lessons } = useProgress();
  const words = wordsOf(language);
  if (course.length === 0) return <p>{words.empty}</p>;
  return (
    <ol className="course">
      {course.map(({ id, label, claims }) => {
        const done = lessons[id];
        const { run, explained } = countOf(done, claims);
        const counts = { n: claims.length, run, explained };
        const begun = claims.some(claim => done?.[claim]);
        return (
          <li key={id} data-progress={!begun ? 'none' : explained < claims.length ? 'some' : 'all'}>
            <a href={lessonAddress(language, id)} aria-current={id === open?.lesson ? 'page' : undefined}>
              {label}
              {begun && (
                <>
                  <span className="count" aria-hidden="true">
                    {explained}/{claims.length}
                  </span>
                  <span className="unseen">{fill(words.counts, counts)}</span>
                </>
              )}
            </a>
            {summaries?.[id] && (
              <>
                <span className="length">{fill(words.minutes, { n: summaries[id].minutes })}</span>
                <p>{summaries[id].summary}</p>
              </>
            )}
            {id === open?.lesson && (
              <Outline language={language} sections={open.sections} here={open.here} done={done} />
            )}
          </li>
        );
      })}
    </ol>
  );
}
