import type { Origins } from '../../../server/protocol/origins.ts';
import { APP_PAGE_IDS, appAddress, lessonAddress } from '../../addresses.ts';
import type { Language } from '../../language.ts';
import type { CourseEntry, Summaries } from '../../lesson/lesson.ts';
import { APP_PAGES } from '../../tool-pages.ts';
import { Course } from '../Course.tsx';
import { ProgressFoot } from '../progress/ProgressFoot.tsx';
import { countOf, goOn } from '../progress/progress.ts';
import { useProgress } from '../progress/progress-store.ts';
import { fill, wordsOf } from '../words.ts';
import { LiveSlot } from './LiveSlot.tsx';

interface Props {
  readonly language: Language;
  readonly course: readonly CourseEntry[];
  readonly summaries: Summaries;
  readonly origins: Origins;
}

/** What the course is about, by one call that this visit makes; where to go on; and every lesson in a line. */
export function Home({ language, course, summaries, origins }: Props) {
  const words = wordsOf(language);
  const [first, second] = words.headline;
  const minutes = Object.values(summaries).reduce((sum, lesson) => sum + lesson.minutes, 0);
  const length = { n: course.length, h: Math.round(minutes / 30) / 2 };
  return (
    <div className="home">
      <div className="hero">
        <div className="hero-text">
          <h1 tabIndex={-1}>
            {first}
            <br />
            {second}
          </h1>
          <p>{words.lead}</p>
          <Begin language={language} course={course} summaries={summaries} />
        </div>
        <LiveSlot language={language} origins={origins} />
      </div>
      <nav aria-labelledby="home-course">
        <h2 id="home-course">
          {words.lessons} <small>{fill(words.courseLength, length)}</small>
        </h2>
        <Course language={language} course={course} summaries={summaries} open={null} />
        <ProgressFoot language={language} />
      </nav>
      <dl className="home-tools">
        {APP_PAGE_IDS.map(id => (
          <div key={id}>
            <dt>
              <a href={appAddress(language, id)}>{APP_PAGES[id].title[language]}</a>
            </dt>
            <dd>{APP_PAGES[id].promise[language]}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** The way into the course: its first lesson, or the claim that comes next. */
function Begin({ language, course, summaries }: Omit<Props, 'origins'>) {
  const words = wordsOf(language);
  const progress = useProgress();
  const next = goOn(course, progress);
  const [first] = course;
  if (!first) return null;
  const start = lessonAddress(language, first.id);
  if (!next) {
    return (
      <p className="begin">
        <a className="start" href={start}>
          {fill(words.start, { lesson: first.label })}{' '}
          <small>{fill(words.minutes, { n: summaries[first.id]?.minutes ?? 0 })}</small>
        </a>
      </p>
    );
  }
  const { id, label, claims } = next.lesson;
  const done = countOf(progress.lessons[id], claims).explained;
  const left = Math.ceil(((summaries[id]?.minutes ?? 0) * (claims.length - done)) / claims.length);
  return (
    <p className="begin">
      <a className="start" href={`${lessonAddress(language, id)}#${next.claim}`}>
        {fill(words.goOn, { lesson: label })}{' '}
        <small>{fill(words.left, { done, n: claims.length, minutes: left })}</small>
      </a>
      <a href={start}>{words.again}</a>
    </p>
  );
}
