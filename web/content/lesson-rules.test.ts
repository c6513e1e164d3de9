import { expect, test } from 'vitest';
import type { Catalogue } from './catalogue.ts';
import { checkRules } from './lesson-rules.ts';
import { type Compiled, compileLesson } from './markdown.ts';
import { formatProblem } from './problem.ts';

const CATALOGUE: Catalogue = {
  about: { cookies: 'cookie' },
  experiments: {
    cookies: { deep: { kind: 'switch', label: { zh: '', en: '' }, default: 'off' } },
    fetch: {},
  },
  turns: { cookies: ['deep'] },
  steps: ['sent'],
  demos: {},
};
const END = '\n\n## End {#remember}\n';

function lesson(body: string, name = 'a'): Compiled {
  const head = `---\nid: ${name}\ntitle: T\ndescription: D\nsummary: S\nsidebar_label: L\nsidebar_position: 1\nno_repair: R\n---\n`;
  const compiled = compileLesson(`docs/en/${name}.md`, 'en', head + body, CATALOGUE);
  expect(compiled.problems).toEqual([]);
  return compiled;
}

/** A section with a panel about a cookie, where one prediction is wrong. */
function panel(id: string, more = ''): string {
  return `## S {#s-${id}}\n\n::live{#${id} title="${id}" experiment="cookies" stops="nowhere" because="sent"${more}}\n`;
}
const ANSWER = '\n:::wrong[A]{stops="before-sending"}\nB\n:::\n\n';

const rules = (...compiled: readonly Compiled[]): readonly string[] =>
  checkRules(compiled).map(formatProblem);

test('a lesson that answers every wrong prediction and ends with what to remember is no mistake', () => {
  expect(rules(lesson(panel('p') + ANSWER + panel('q', ' deep="on"') + ANSWER + END))).toEqual([]);
});

test('a prediction is answered by a block, or said to be implausible with a reason', () => {
  expect(rules(lesson(panel('p') + END))).toEqual([
    'docs/en/a.md:12:1 nothing answers who predicts before-sending; write :::wrong[…]{stops="…"}, or implausible="before-sending: why nobody expects it"',
  ]);
  expect(rules(lesson(panel('p', ' implausible="before-sending: it was shown above"') + END))).toEqual([]);
  const claims = panel('p', ' stops-firefox="before-sending" because-firefox="sent"');
  expect(rules(lesson(claims + END))).toEqual([]);
});

test('all predictions that the experiment offers count', () => {
  const body = panel('p').replace('"cookies" stops="nowhere"', '"fetch" stops="server"');
  expect(rules(lesson(body + END))[0]).toContain(
    'predicts before-sending, preflight, no-response, browser, nowhere;',
  );
});

test.each([
  [
    'no reason',
    'before-sending',
    'the reason is missing; write implausible="no-response: why nobody expects it"',
  ],
  ['no stop', 'nowere: it was shown', 'a run cannot stop at "nowere"; choose one of before-sending, nowhere'],
])('an implausible prediction with %s', (_, implausible, message) => {
  const source = `---\nid: a\ntitle: T\ndescription: D\nsummary: S\nsidebar_label: L\nsidebar_position: 1\nno_repair: R\n---\n${panel('p', ` implausible="${implausible}"`)}`;
  const { problems } = compileLesson('docs/en/a.md', 'en', source, CATALOGUE);
  expect(problems.map(problem => problem.message)).toEqual([message]);
});

test('a lesson without an end', () => {
  expect(rules(lesson(panel('p') + ANSWER))).toEqual([
    'docs/en/a.md:10:1 a lesson ends with what to remember; write ## … {#remember} behind this',
  ]);
});

test('a run that another panel of the course has made already', () => {
  const here = lesson(panel('p') + ANSWER + END);
  const there = lesson(panel('q') + ANSWER + END, 'b');
  expect(rules(here, there)).toEqual([
    'docs/en/b.md:12:1 the run is that of a#p; change a setting, or link there',
  ]);
  const untrusted = lesson(panel('q', ' needs="certificate-untrusted"') + ANSWER + END, 'b');
  expect(rules(here, untrusted)).toEqual([]);
});

test('more claims than a lesson may have', () => {
  const ids = 'abcdefghijklmno'.split('');
  const found = rules(lesson(ids.map(id => panel(id) + ANSWER).join('') + END));
  expect(found).toContain(
    'docs/en/a.md:124:1 15 claims are too many for one lesson, which may have 14; make it two',
  );
});

const REPAIR = '::repair{#fix title="Repair" experiment="cookies" repaired="deep=on"}\n';

test('a lesson has one case to repair, or says why it has none', () => {
  const missing =
    'a lesson ends with one case to repair; write one ::repair{#some-id …}, or no_repair: why none can be, in the front matter';
  const withRepair = lesson(`${panel('p')}${ANSWER}${END}\n${REPAIR}`);
  const without = lesson(panel('p') + ANSWER + END);
  expect(rules({ ...withRepair, noRepair: null })).toEqual([]);
  expect(rules({ ...without, noRepair: null })[0]).toContain(missing);
  expect(rules(withRepair)[0]).toContain(missing);
});
