import { expect, test } from 'vitest';
import type { Catalogue } from './catalogue.ts';
import { compileLesson } from './markdown.ts';
import { formatProblem } from './problem.ts';

const choice = (...values: string[]) =>
  ({
    kind: 'choice',
    label: { zh: '', en: '' },
    default: values[0] ?? '',
    choices: Object.fromEntries(values.map(value => [value, { zh: '', en: '' }])),
  }) as const;

const CATALOGUE: Catalogue = {
  about: {},
  experiments: { fetch: { acao: choice('none', 'partner', 'any'), method: choice('GET', 'PUT') }, embed: {} },
  turns: { fetch: ['acao'] },
  steps: [],
  demos: {},
};

function compile(block: string) {
  const head =
    '---\nid: a\ntitle: T\ndescription: D\nsummary: S\nsidebar_label: L\nsidebar_position: 1\n---\n';
  return compileLesson('docs/en/a.md', 'en', `${head}## S {#s}\n\n${block}\n`, CATALOGUE);
}

const WHOLE =
  '::repair{#fix title="Let the partner in" experiment="fetch" method="PUT" repaired="acao=partner" too-open="acao=any"}';

test('a repair is a panel of its section that claims nothing', () => {
  const { lesson, problems } = compile(WHOLE);
  expect(problems).toEqual([]);
  expect(lesson.sections[0]?.panels.flat()).toEqual([
    {
      id: 'fix',
      title: 'Let the partner in',
      experiment: 'fetch',
      knobs: { method: 'PUT' },
      claim: null,
      claims: {},
      needs: [],
      repair: { answer: { acao: 'partner' }, tooOpen: { acao: 'any' } },
    },
  ]);
});

test('where nothing opens the server too far, no block says so', () => {
  const { lesson } = compile(WHOLE.replace(' too-open="acao=any"', ''));
  expect(lesson.sections[0]?.panels[0]?.[0].repair?.tooOpen).toBeNull();
});

test.each([
  ['no id', '#fix ', '', 'the repair block has no id'],
  ['no title', 'title="Let the partner in"', '', 'the block has no title'],
  ['an experiment without callers', '"fetch"', '"embed"', 'no case of "embed" can be repaired'],
  ['an unknown knob', 'method="PUT"', 'methd="PUT"', '"fetch" has no knob "methd"'],
  ['an unknown value', 'acao=any', 'acao=every', 'the knob "acao" does not take this'],
  ['no answer', ' repaired="acao=partner"', '', 'the block does not say what repairs the case'],
  ['a knob that is not the server’s', 'acao=partner', 'method=GET', '"method" is not the server’s to turn'],
])('%s', (_, from, to, message) => {
  expect(compile(WHOLE.replace(from, to)).problems.map(formatProblem).join('\n')).toContain(message);
});
