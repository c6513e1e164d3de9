import type { Origins } from '../../server/protocol.ts';
import type { Language } from '../experiments/experiment.ts';
import type { CourseEntry } from '../lesson/lesson.ts';
import { lessonAddress } from './addresses.ts';
import { Course } from './Course.tsx';
import { wordsOf } from './words.ts';

interface Props {
  readonly language: Language;
  readonly course: readonly CourseEntry[];
  readonly origins: Origins;
}

export function Home({ language, course }: Props) {
  const words = wordsOf(language);
  const first = course[0];
  return (
    <div className="home">
      <h1 tabIndex={-1}>{words.promise}</h1>
      {first && (
        <a className="start" href={lessonAddress(language, first.id)}>
          {words.start.replace('{lesson}', first.label)}
        </a>
      )}
      <nav aria-labelledby="home-course">
        <h2 id="home-course">{words.lessons}</h2>
        <Course language={language} course={course} open={null} />
      </nav>
    </div>
  );
}
