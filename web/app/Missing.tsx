import { homeAddress } from '../addresses.ts';
import type { Language } from '../language.ts';
import type { CourseEntry } from '../lesson/lesson.ts';
import { Course } from './Course.tsx';
import { wordsOf } from './words.ts';

interface Props {
  readonly language: Language;
  readonly course: readonly CourseEntry[];
}

/** The page for an address that nothing answers to, with a way on. */
export function Missing({ language, course }: Props) {
  const words = wordsOf(language);
  return (
    <div className="home">
      <h1 tabIndex={-1}>{words.missingTitle}</h1>
      <p>{words.missing}</p>
      <Course language={language} course={course} open={null} />
      <p>
        <a href={homeAddress(language)}>{words.home}</a>
      </p>
    </div>
  );
}
