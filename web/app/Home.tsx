import { lazy, Suspense, useEffect, useState } from 'react';
import type { Origins } from '../../server/protocol/origins.ts';
import { APP_PAGE_IDS, appAddress, lessonAddress } from '../addresses.ts';
import type { Language } from '../language.ts';
import type { CourseEntry } from '../lesson/lesson.ts';
import { APP_PAGES } from '../tool-pages.ts';
import { Course } from './Course.tsx';
import { ProgressFoot } from './progress/ProgressFoot.tsx';
import { goOn } from './progress/progress.ts';
import { useProgress } from './progress/progress-store.ts';
import { wordsOf } from './words.ts';

const LiveHandshake = lazy(() => import('../panel/bytes/LiveHandshake.tsx'));

interface Props {
  readonly language: Language;
  readonly course: readonly CourseEntry[];
  readonly origins: Origins;
}

/** One sentence, one handshake that this visit makes, and the course. */
export function Home({ language, course, origins }: Props) {
  const [here, setHere] = useState(false);
  // Nothing of it can be rendered ahead: it has not happened yet.
  useEffect(() => setHere(true), []);
  const words = wordsOf(language);
  const waiting = <p className="waiting">{words.handshaking}</p>;
  const first = course[0];
  const next = goOn(course, useProgress());
  return (
    <div className="home">
      <h1 tabIndex={-1}>{words.promise}</h1>
      {next ? (
        <a className="start" href={`${lessonAddress(language, next.lesson.id)}#${next.claim}`}>
          {words.goOn.replace('{lesson}', next.lesson.label)}
        </a>
      ) : (
        first && (
          <a className="start" href={lessonAddress(language, first.id)}>
            {words.start.replace('{lesson}', first.label)}
          </a>
        )
      )}
      <section className="home-live" aria-labelledby="home-live">
        <h2 id="home-live">{words.live}</h2>
        <div className="home-live-place panel">
          {here ? (
            <Suspense fallback={waiting}>
              <LiveHandshake language={language} origins={origins} />
            </Suspense>
          ) : (
            waiting
          )}
        </div>
      </section>
      <nav aria-labelledby="home-course">
        <h2 id="home-course">{words.lessons}</h2>
        <Course language={language} course={course} open={null} />
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
