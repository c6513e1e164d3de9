import { expect, test } from 'vitest';
import type { Language } from '../language.ts';
import type { Catalogue } from './catalogue.ts';
import { compareLessons, orderCourse } from './course.ts';
import { type Compiled, compileLesson } from './markdown.ts';
import { formatProblem } from './problem.ts';

const CATALOGUE: Catalogue = {
  about: {},
  experiments: { fetch: { mode: { kind: 'switch', label: { zh: '', en: '' }, default: 'off' } } },
  turns: {},
  steps: ['a', 'b'],
  demos: { '8-x/server.js': '', '8-x/page.html': '' },
};

function lesson(
  language: Language,
  body: string,
  options: Partial<Record<'name' | 'id', string>> & { position?: number } = {},
): Compiled {
  const { name = 'cors', position = 1 } = options;
  const id = options.id ?? name;
  const head = `---\nid: ${id}\ntitle: ${name}\ndescription: On ${name}\nsummary: S\nsidebar_label: L\nsidebar_position: ${position}\n---\n`;
  const compiled = compileLesson(`docs/${language}/${name}.md`, language, head + body, CATALOGUE);
  expect(compiled.problems).toEqual([]);
  return compiled;
}

const BODY =
  '## One {#one}\n\n::live{#p title="P" experiment="fetch" stops="server" because="a"}\n\n## Two {#two}\n';

const WRONG = BODY.replace(
  '\n## Two',
  '\n:::wrong[A]{stops="browser preflight"}\nB\n:::\n\n:::wrong[C]{stops="nowhere"}\nD\n:::\n\n## Two',
);

const TWO = BODY.replace(
  '\n## Two',
  '\n::live{#q title="Q" experiment="fetch" mode="on" stops="server" because="a"}\n\n## Two',
);

test('two languages that say the same are no mistake', () => {
  expect(compareLessons([lesson('zh', BODY), lesson('en', BODY)])).toEqual([]);
});

test.each<[string, Compiled[], string[]]>([
  [
    'missing translation',
    [lesson('zh', BODY)],
    ['docs/zh/cors.md:1:1 the lesson has no translation; write docs/en/cors.md'],
  ],
  [
    'id of another lesson',
    [
      lesson('zh', ''),
      lesson('en', ''),
      lesson('zh', '', { name: 'other', id: 'cors' }),
      lesson('en', '', { name: 'other', id: 'cors' }),
    ],
    [
      'docs/zh/other.md:2:1 the id "cors" is that of docs/zh/cors.md; choose another',
      'docs/en/other.md:2:1 the id "cors" is that of docs/en/cors.md; choose another',
    ],
  ],
  [
    'title and description of another lesson',
    (['zh', 'en'] as const).flatMap(language => {
      const one = lesson(language, '');
      const other = lesson(language, '', { name: 'other' });
      const { title, description } = one.lesson;
      return [one, { ...other, lesson: { ...other.lesson, title, description } }];
    }),
    [
      'docs/zh/other.md:3:1 the title "cors" is that of docs/zh/cors.md; choose another',
      'docs/zh/other.md:4:1 the description "On cors" is that of docs/zh/cors.md; choose another',
      'docs/en/other.md:3:1 the title "cors" is that of docs/en/cors.md; choose another',
      'docs/en/other.md:4:1 the description "On cors" is that of docs/en/cors.md; choose another',
    ],
  ],
  [
    'ids that differ',
    [lesson('zh', '', { id: 'a' }), lesson('en', '', { id: 'b' })],
    ['docs/en/cors.md:2:1 id is "b" here and "a" in docs/zh/cors.md; make them equal'],
  ],
  [
    'positions that differ',
    [lesson('zh', '', { position: 1 }), lesson('en', '', { position: 2 })],
    ['docs/en/cors.md:7:1 sidebar_position is 2 here and 1 in docs/zh/cors.md; make them equal'],
  ],
  [
    'section that one language lacks',
    [lesson('zh', BODY), lesson('en', BODY.replace('\n## Two {#two}\n', ''))],
    ['docs/zh/cors.md:13:1 the section {#two} is missing in docs/en/cors.md; write it there too'],
  ],
  [
    'panel that one language lacks',
    [lesson('zh', BODY), lesson('en', BODY.replace(/::live.*\n/, ''))],
    ['docs/zh/cors.md:11:1 the live block "p" is missing in docs/en/cors.md; write it there too'],
  ],
  [
    'panel in another section',
    [
      lesson('zh', BODY),
      lesson(
        'en',
        '## One {#one}\n\n## Two {#two}\n\n::live{#p title="P" experiment="fetch" stops="server" because="a"}\n',
      ),
    ],
    [
      'docs/en/cors.md:13:1 the live block "p" stands in {#one} in docs/zh/cors.md; put both in the same section',
    ],
  ],
  [
    'claims and knobs that differ',
    [
      lesson('zh', BODY),
      lesson('en', BODY.replace('stops="server" because="a"', 'stops="browser" because="b" mode="on"')),
    ],
    [
      'docs/en/cors.md:11:1 stops of "p" is "browser" here and "server" in docs/zh/cors.md; make them equal',
      'docs/en/cors.md:11:1 because of "p" is "b" here and "a" in docs/zh/cors.md; make them equal',
      'docs/en/cors.md:11:1 mode of "p" is "on" here and not set in docs/zh/cors.md; make them equal',
    ],
  ],
  [
    'cases of one panel that another language has as two',
    [lesson('zh', TWO), lesson('en', TWO.replace('\n\n::live{#q', '\n\nText.\n\n::live{#q'))],
    [
      'docs/en/cors.md:15:1 the live block "q" stands by itself here and as a case of "p" in docs/zh/cors.md; write the same around it in both',
    ],
  ],
  [
    'misconceptions that differ',
    [lesson('zh', WRONG), lesson('en', WRONG.replace('stops="browser preflight"', 'stops="browser"'))],
    [
      'docs/en/cors.md:11:1 wrong of "p" is "browser, nowhere" here and "browser preflight, nowhere" in docs/zh/cors.md; make them equal',
    ],
  ],
  [
    'misconceptions that one language lacks',
    [lesson('zh', BODY), lesson('en', WRONG)],
    [
      'docs/en/cors.md:11:1 wrong of "p" is "browser preflight, nowhere" here and not set in docs/zh/cors.md; make them equal',
    ],
  ],
  [
    'text that is folded in one language alone',
    [lesson('zh', BODY), lesson('en', BODY.replace('\n## Two', '\n:::after\nText\n:::\n\n## Two'))],
    [
      'docs/en/cors.md:9:1 the :::after of {#one} waits for p here and for nothing in docs/zh/cors.md; fold the same in both',
    ],
  ],
  [
    'demos that differ',
    [
      lesson('zh', `${BODY}\n::demo{file="8-x/server.js"}\n`),
      lesson('en', BODY.replace('\n## Two', '\n::demo{file="8-x/page.html"}\n\n## Two')),
    ],
    [
      'docs/en/cors.md:9:1 {#one} shows 8-x/page.html here and no file of a demo in docs/zh/cors.md; show the same in both',
      'docs/en/cors.md:15:1 {#two} shows no file of a demo here and 8-x/server.js in docs/zh/cors.md; show the same in both',
    ],
  ],
  [
    'sections in another order',
    [lesson('zh', '## One {#one}\n## Two {#two}\n'), lesson('en', '## Two {#two}\n## One {#one}\n')],
    ['docs/en/cors.md:1:1 the sections stand in another order than in docs/zh/cors.md: one two'],
  ],
])('%s', (_, compiled, messages) => {
  expect(compareLessons(compiled).map(formatProblem)).toEqual(messages);
});

test('a lesson that could not be read is not held against its translation', () => {
  const broken = compileLesson(
    'docs/en/cors.md',
    'en',
    lesson('en', BODY).source.replace('because="a"', ''),
    CATALOGUE,
  );
  expect(compareLessons([lesson('zh', BODY), broken])).toEqual([]);
});

test('the course is read by position', () => {
  const course = orderCourse([
    lesson('en', '', { name: 'late', position: 9 }),
    lesson('en', '', { name: 'b', position: 1 }),
    lesson('en', '', { name: 'a', position: 1 }),
  ]);
  expect(course.en.map(({ id }) => id)).toEqual(['a', 'b', 'late']);
  expect(course.zh).toEqual([]);
});
