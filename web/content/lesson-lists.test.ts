import { describe, expect, test } from 'vitest';
import type { Language } from '../language.ts';
import type { Catalogue } from './catalogue.ts';
import { checkLists } from './lesson-lists.ts';
import { fillLists } from './list-views.tsx';
import { type Compiled, compileLesson } from './markdown.ts';
import { formatProblem } from './problem.ts';

const CATALOGUE: Catalogue = {
  about: {},
  experiments: { fetch: {} },
  turns: { fetch: [] },
  steps: ['a'],
  demos: { '2-jsonp/page.html': 'page\n' },
};

const TECHNIQUE = {
  name: 'JSONP',
  for: 'read',
  does: 'Reads data',
  since: '2005',
  verdict: 'limited',
  today: 'It’s code.',
  use: 'Nothing else is offered',
  panel: 'p',
  demo: '2-jsonp',
};
const techniques = (changed: Partial<Record<string, string | null>> = {}) => {
  const fields = Object.entries({ ...TECHNIQUE, ...changed }).filter(([, value]) => value !== null);
  return `techniques:\n  - ${fields.map(([name, value]) => `${name}: ${value}`).join('\n    ')}\n`;
};
const QUESTIONS = 'questions:\n  - ask: How does it work?\n    section: works\n';

const BODY =
  '## Works {#works}\n\n::live{#p title="Panel P" experiment="fetch" stops="nowhere" because="a"}\n\n## Today {#today}\n\n::demo{file="2-jsonp/page.html"}\n';

/** A lesson whose front matter has 7 lines of its own before `more`. */
function lesson(more: string, { language = 'en' as Language, id = 'jsonp', body = BODY } = {}): Compiled {
  const head = `---\nid: ${id}\ntitle: ${id}\ndescription: D\nsummary: S\nsidebar_label: Label of ${id}\nsidebar_position: 1\n${more}---\n`;
  return compileLesson(`docs/${language}/${id}.md`, language, head + body, CATALOGUE);
}

const mistakes = (...compiled: readonly Compiled[]): readonly string[] =>
  [...compiled.flatMap(({ problems }) => problems), ...checkLists(compiled)].map(formatProblem);

test('a technique and a question that say everything are no mistake', () => {
  expect(mistakes(lesson(techniques() + QUESTIONS))).toEqual([]);
  expect(mistakes(lesson(techniques({ demo: 'none' })))).toEqual([]);
});

describe('a technique', () => {
  test.each(Object.keys(TECHNIQUE).slice(1))('without %s is a mistake that says what to write', field => {
    const [first, ...others] = mistakes(lesson(techniques({ [field]: null })));
    expect(first).toContain(`docs/en/jsonp.md:9:1 techniques, entry 1 lacks ${field}; write ${field}: `);
    expect(others).toEqual([]);
  });

  test.each([
    [{ for: 'fun' }, 'for "fun" is unknown; choose one of read, push, window, send'],
    [{ verdict: 'yes' }, 'verdict "yes" is unknown; choose one of use, limited, avoid'],
    [{ since: 'long' }, 'since "long" is no year; write since: 2005'],
    [{ does: 'x'.repeat(111) }, 'does is 111 columns wide, and 110 fit; shorten it'],
    [{ panel: 'works' }, 'no panel "works" shows the technique JSONP; choose one of p'],
    [{ demo: '3-x' }, 'no lesson shows the demo "3-x"; write ::demo{file="3-x/…"} in one'],
    [
      { section: 'works' },
      'techniques, entry 1 has no "section"; it has name, for, does, since, verdict, today, use, panel, demo',
    ],
  ])('with %o is a mistake', (changed, message) => {
    expect(mistakes(lesson(techniques(changed)))).toEqual([`docs/en/jsonp.md:9:1 ${message}`]);
  });

  test('is one of a list', () => {
    expect(mistakes(lesson('techniques: JSONP\n'))).toEqual([
      'docs/en/jsonp.md:8:1 techniques is a list; write techniques: - name: JSONP …',
    ]);
  });

  test('is in both languages what it is in one', () => {
    const zh = lesson(techniques({ does: '读数据' }), { language: 'zh' });
    expect(mistakes(zh, lesson(techniques()))).toEqual([]);
    expect(mistakes(zh, lesson(techniques({ since: '2006' })))).toEqual([
      'docs/en/jsonp.md:8:1 the techniques are read 2006 limited p 2-jsonp here and read 2005 limited p 2-jsonp in docs/zh/jsonp.md; make them equal',
    ]);
    expect(mistakes(zh, lesson(''))).toEqual([
      'docs/en/jsonp.md:1:1 the techniques are none here and read 2005 limited p 2-jsonp in docs/zh/jsonp.md; make them equal',
    ]);
  });
});

test('a question is answered by a section with a panel', () => {
  expect(mistakes(lesson(QUESTIONS.replace('works', 'today')))).toEqual([
    'docs/en/jsonp.md:9:1 no panel of a section {#today} answers the question; choose one of works',
  ]);
});

describe('a list', () => {
  const page = (of: string) =>
    lesson('', { id: 'overview', body: `## All {#all}\n\n::list{of="${of}"}\n\n## End {#end}\n` });
  const shown = (of: string, ...others: readonly Compiled[]): string => {
    const compiled = [page(of), ...others];
    expect(mistakes(...compiled)).toEqual([]);
    return fillLists(compiled)[0]?.lesson.sections[0]?.html ?? '';
  };

  test('of techniques leads to the lesson and the demo of each, the good ones first', () => {
    const other = lesson(techniques({ name: 'CORS', verdict: 'use', demo: 'none' }), { id: 'cors' });
    const html = shown('techniques', lesson(techniques()), other);
    const names = [...html.matchAll(/<th scope="row"><a href="([^"]*)">([^<]*)/g)];
    expect(names.map(([, href, name]) => [href, name])).toEqual([
      ['/en/cors', 'CORS'],
      ['/en/jsonp', 'JSONP'],
    ]);
    expect(html).toContain('<a href="/en/jsonp#today">number 2</a>');
    expect(html).toContain('<b data-verdict="limited">With limits.</b>It’s code.');
  });

  test('of what one may need ends at panels, and at none that should be avoided', () => {
    const avoided = lesson(techniques({ name: 'Old', verdict: 'avoid', for: 'push', demo: 'none' }), {
      id: 'old',
    });
    const html = shown('which', lesson(techniques()), avoided);
    expect(html).toContain('<summary>Read a response of another origin</summary>');
    expect(html).toContain(
      '<dt>Nothing else is offered</dt><dd>JSONP: run “<a href="/en/jsonp#p">Panel P</a>”</dd>',
    );
    expect(html).not.toContain('Old');
    expect(html.match(/<details/g)).toHaveLength(1);
  });

  test('of questions leads to the sections that answer them, lesson by lesson', () => {
    const html = shown('questions', lesson(QUESTIONS));
    expect(html).toContain(
      '<h3>Label of jsonp</h3><ul><li><a href="/en/jsonp#works">How does it work?</a></li></ul>',
    );
  });

  test('has to be one of these', () => {
    expect(mistakes(page('demos'))).toEqual([
      'docs/en/overview.md:11:1 a ::list block says what it lists and nothing else; write ::list{of="…"}, choose one of techniques, which, questions',
    ]);
  });
});
