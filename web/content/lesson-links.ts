import type { CauseFile } from './catalogue.ts';
import { oneOf } from './directive.ts';
import type { Compiled } from './markdown.ts';
import { type Problem, placeOf } from './problem.ts';

/** The links of causes that lead nowhere: to a lesson that the course lacks, or to a section that its lesson lacks. */
export function checkLessonLinks(files: readonly CauseFile[], compiled: readonly Compiled[]): Problem[] {
  const course = new Map<string, readonly string[]>(
    compiled.map(({ lesson }) => [lesson.id, lesson.sections.map(({ id }) => id)]),
  );
  const problems: Problem[] = [];
  for (const { file, source, causes } of files) {
    for (const [cause, { lessons }] of Object.entries(causes)) {
      for (const link of lessons) {
        const wrong = wrongWith(link, course);
        if (wrong === null) continue;
        const place = placeOf(source, offsetOf(source, cause, link));
        problems.push({ file, ...place, message: `the cause "${cause}" ${wrong}` });
      }
    }
  }
  return problems;
}

/** What is wrong with a link, given the sections of each lesson; null where nothing is. */
function wrongWith(link: string, course: ReadonlyMap<string, readonly string[]>): string | null {
  const [lesson = '', section] = link.split('#');
  const sections = course.get(lesson);
  if (!sections) return `links to a lesson "${lesson}" that isn’t there; ${oneOf([...course.keys()])}`;
  if (section === undefined || sections.includes(section)) return null;
  return `links to a section {#${section}} that the lesson "${lesson}" doesn’t have; ${oneOf(sections)}`;
}

/** Where the link stands in the record of the cause. */
function offsetOf(source: string, cause: string, link: string): number {
  const record = Math.max(0, source.search(new RegExp(`^ *'?${cause}'?: \\{`, 'm')));
  return Math.max(record, source.indexOf(`'${link}'`, record));
}
