import { APP_PAGE_IDS } from '../addresses.ts';
import type { CauseFile } from './catalogue.ts';
import { oneOf } from './directive.ts';
import type { Compiled } from './markdown.ts';
import { type Problem, placeOf } from './problem.ts';

/** The ids of each lesson that a link may name: its sections and its panels. */
export type LinkTargets = ReadonlyMap<string, readonly string[]>;

export function linkTargets(compiled: readonly Compiled[]): LinkTargets {
  return new Map(compiled.map(({ lesson, offsets }) => [lesson.id, [...offsets.keys()]]));
}

/** The links of causes that lead nowhere: to a lesson that the course lacks, or to a part that its lesson lacks. */
export function checkCauseLinks(files: readonly CauseFile[], targets: LinkTargets): Problem[] {
  const problems: Problem[] = [];
  for (const { file, source, causes } of files) {
    for (const [cause, { lessons }] of Object.entries(causes)) {
      for (const link of lessons) {
        const wrong = wrongWith(link, targets);
        if (wrong === null) continue;
        const place = placeOf(source, offsetOf(source, cause, link));
        problems.push({ file, ...place, message: `the cause "${cause}" links to ${wrong}` });
      }
    }
  }
  return problems;
}

/** The links of lessons into the course that lead nowhere, or into the other language. */
export function checkLessonLinks(compiled: readonly Compiled[], targets: LinkTargets): Problem[] {
  return compiled.flatMap(({ file, source, lesson, language, links }) =>
    links.flatMap(({ offset, url }) => {
      const wrong = url.startsWith('#')
        ? wrongWith(lesson.id + url, targets)
        : wrongWithPath(url, language, targets);
      return wrong === null ? [] : [{ file, ...placeOf(source, offset), message: `this links to ${wrong}` }];
    }),
  );
}

function wrongWithPath(url: string, language: string, targets: LinkTargets): string | null {
  const [, inLanguage = '', page = '', part = ''] = /^\/(\w+)\/([^?#]*)[^#]*(#.*)?$/.exec(url) ?? [];
  if (inLanguage !== language) return `"${url}"; write /${language}/…, the language of this lesson`;
  if (page === '' || APP_PAGE_IDS.some(id => id === page)) return null;
  return wrongWith(page + part, targets);
}

/** What is wrong with a link, given what it may name; null where nothing is. */
export function wrongWith(link: string, targets: LinkTargets): string | null {
  const [lesson = '', part] = link.split('#');
  const parts = targets.get(lesson);
  if (!parts) return `a lesson "${lesson}" that isn’t there; ${oneOf([...targets.keys()])}`;
  if (part === undefined || parts.includes(part)) return null;
  return `a part {#${part}} that the lesson "${lesson}" doesn’t have; ${oneOf(parts)}`;
}

/** Where the link stands in the record of the cause. */
function offsetOf(source: string, cause: string, link: string): number {
  const record = Math.max(0, source.search(new RegExp(`^ *'?${cause}'?: \\{`, 'm')));
  return Math.max(record, source.indexOf(`'${link}'`, record));
}
