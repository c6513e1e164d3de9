import { describe, expect, test } from 'vitest';
import { CAUSES } from '../diagnose/causes/index.ts';
import type { Language } from '../language.ts';
import { type Catalogue, type CauseFile, loadCatalogue } from './catalogue.ts';
import { checkCauseLinks, checkLessonLinks, linkTargets } from './lesson-links.ts';
import { type Compiled, compileLesson } from './markdown.ts';
import { formatProblem } from './problem.ts';

const CATALOGUE: Catalogue = { about: {}, experiments: {}, turns: {}, steps: [], demos: {} };

function lesson(language: Language, id: string, body: string): Compiled {
  const head = `---\nid: ${id}\ntitle: T\ndescription: D\nsummary: S\nsidebar_label: L\nsidebar_position: 1\n---\n`;
  return compileLesson(`docs/${language}/${id}.md`, language, head + body, CATALOGUE);
}

const COURSE = (['zh', 'en'] as const).flatMap(language => [
  lesson(language, 'cors', '## One {#one}\n\n## Two {#two}\n'),
  lesson(language, 'cookies', ''),
]);

/** A file of causes with these links of the second one. */
function links(...lessons: readonly string[]): readonly CauseFile[] {
  const list = lessons.map(link => `'${link}'`).join(', ');
  return [
    {
      file: 'web/diagnose/causes/a.ts',
      source: `export default causes({\n  first: {\n    lessons: ['cors'],\n  },\n  'the-second': {\n    lessons: [${list}],\n  },\n});\n`,
      causes: { first: { lessons: ['cors'] }, 'the-second': { lessons } },
    },
  ];
}

const messages = (files: readonly CauseFile[]): readonly string[] =>
  checkCauseLinks(files, linkTargets(COURSE)).map(formatProblem);

test('a link to a lesson or to one of its sections is no mistake', () => {
  expect(messages(links('cookies', 'cors', 'cors#two'))).toEqual([]);
});

test.each([
  [
    'a lesson that is gone',
    links('cors', 'cors-simple'),
    'web/diagnose/causes/a.ts:6:23 the cause "the-second" links to a lesson "cors-simple" that isn’t there; choose one of cors, cookies',
  ],
  [
    'a section that is gone',
    links('cors#three'),
    'web/diagnose/causes/a.ts:6:15 the cause "the-second" links to a part {#three} that the lesson "cors" doesn’t have; choose one of one, two',
  ],
  [
    'a section of a lesson without any',
    links('cookies#one'),
    'web/diagnose/causes/a.ts:6:15 the cause "the-second" links to a part {#one} that the lesson "cookies" doesn’t have; none exists yet',
  ],
])('%s', (_, files, message) => {
  expect(messages(files)).toEqual([message]);
});

describe('links of lessons', () => {
  const wrongIn = (body: string): readonly string[] => {
    const one = lesson('en', 'cors', `## One {#one}\n\n${body}\n`);
    return checkLessonLinks([one], linkTargets([...COURSE, one])).map(formatProblem);
  };

  test.each(['#one', '/en/cookies', '/en/cors#one', '/en/', '/en/compose?experiment=fetch', '/en/diagnose'])(
    'a link to %s is no mistake',
    url => {
      expect(wrongIn(`See [it](${url}).`)).toEqual([]);
    },
  );

  test.each([
    ['#three', 'a part {#three} that the lesson "cors" doesn’t have; choose one of one'],
    ['/en/gone', 'a lesson "gone" that isn’t there; choose one of cors, cookies'],
    ['/en/cookies#one', 'a part {#one} that the lesson "cookies" doesn’t have; none exists yet'],
    ['/zh/cookies', '"/zh/cookies"; write /en/…, the language of this lesson'],
    ['/cookies', '"/cookies"; write /en/…, the language of this lesson'],
  ])('a link to %s is one', (url, message) => {
    expect(wrongIn(`See [it](${url}).`)).toEqual([`docs/en/cors.md:11:5 this links to ${message}`]);
  });
});

test('the build reads the links of every cause, each at its place', async () => {
  const { causeFiles } = await loadCatalogue();
  const written = Object.values(CAUSES).flatMap(({ lessons }) => lessons);
  const problems = checkCauseLinks(causeFiles, new Map());
  expect(problems).toHaveLength(written.length);
  for (const { file, line, column, message } of problems) {
    const source = causeFiles.find(one => one.file === file)?.source ?? '';
    const link = /lesson "([^"]+)"/.exec(message)?.[1];
    expect(source.split('\n')[line - 1]?.slice(column)).toMatch(new RegExp(`^${link}['#]`));
  }
}, 120_000);
