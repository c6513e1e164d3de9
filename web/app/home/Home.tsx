import { APP_PAGE_IDS, appAddress, lessonAddress } from '../../addresses.ts';
import type { Language } from '../../language.ts';
import type { CourseEntry, Summaries } from '../../lesson/lesson.ts';
import { APP_PAGES } from '../../tool-pages.ts';
import { Course } from '../Course.tsx';
import { ProgressFoot } from '../ProgressFoot.tsx';
import { fill, wordsOf } from '../words.ts';

interface Props {
  readonly language: Language;
  readonly course: readonly CourseEntry[];
  readonly summaries: Summaries;
  /** The HTML of the live call. */
  readonly live: string;
}

/** What the course is about, by one call that this visit makes; where to go on; and every lesson in a line. */
export function Home({ language, course, summaries, live }: Props) {
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
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the HTML of our own build */}
        <div className="live-slot" dangerouslySetInnerHTML={{ __html: live }} />
      </div>
      <nav aria-labelledby="home-course">
        <h2 id="home-course">
          {words.lessons} <small>{fill(words.courseLength, length)}</small>
        </h2>
        <Course language={language} course={course} summaries={summaries} open={null} />
        <ProgressFoot />
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

/** The way into the course: its first lesson; for who has begun, `progress/show-progress.ts` puts the next claim there. */
function Begin({ language, course, summaries }: Omit<Props, 'live'>) {
  const words = wordsOf(language);
  const [first] = course;
  if (!first) return null;
  return (
    <p className="begin">
      <a className="start" href={lessonAddress(language, first.id)}>
        {fill(words.start, { lesson: first.label })}{' '}
        <small>{fill(words.minutes, { n: summaries[first.id]?.minutes ?? 0 })}</small>
      </a>
    </p>
  );
}
