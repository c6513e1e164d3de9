import { expect, test } from 'vitest';
import { refuseTooHeavy, type Script, weights } from './budgets.ts';

const script = (file: string, module: string, kb: number, imports: string[] = []): Script => ({
  file,
  modules: [module],
  kb,
  imports,
});
const BUILD = [
  script('head.js', 'web/app/head.ts', 0.5),
  script('boot.js', 'web/app/boot.ts', 1.5),
  script('main.js', 'web/app/main.ts', 8),
  script('slot.js', 'web/lesson/hydrate-slot.ts', 52, ['shared.js', 'main.js']),
  script('RunView.js', 'web/panel/RunView.tsx', 10, ['shared.js']),
  script('live.js', 'web/app/home/hydrate-live.ts', 1, ['shared.js']),
  script('tool.js', 'web/app/hydrate-tool.ts', 1, ['shared.js']),
  script('ComposePage.js', 'web/compose/ComposePage.tsx', 1, ['main.js']),
  script('DiagnosePage.js', 'web/diagnose/page/DiagnosePage.tsx', 1, ['main.js']),
  script('carry-out.js', 'web/run/carry-out.ts', 2, ['shared.js']),
  script('feed.js', 'web/run/feed.ts', 3),
  script('fetch.js', 'web/experiments/fetch/index.ts', 9, ['shared.js', 'main.js']),
  script('procedure.js', 'web/experiments/fetch/procedure.ts', 7, ['shared.js', 'fetch.js', 'rules.js']),
  script('rules.js', 'web/rules/fetch/judge-fetch.ts', 4),
  script('shared.js', 'web/run/run.ts', 12),
];
const PAGES = new Map([['/en/', '<p>Light, and 1 &lt; 2.</p>']]);
const refused =
  (scripts: readonly Script[], pages = PAGES) =>
  () =>
    refuseTooHeavy(weights(scripts, 10, pages));

test('what several scripts import counts once', () => {
  const all = weights(BUILD, 10, PAGES);
  expect(all.find(({ what }) => what === 'JavaScript before a run of fetch')?.is).toBe(83);
  expect(all.find(({ what }) => what === 'JavaScript of a run of fetch')?.is).toBe(26);
  expect(refused(BUILD)).not.toThrow();
});

test('a page that is too heavy fails the build, by name and by how much', () => {
  const over = (html: string) => refused(BUILD, new Map([...PAGES, ['/en/long', html]]));
  expect(over(`<p>${'x'.repeat(1_023_993)}</p>`)).toThrow(
    /the page \/en\/long: 1000\.0 KB, \d+\.0 KB over its \d/,
  );
  expect(over('<i></i>'.repeat(9_999))).toThrow(
    /the page \/en\/long: 9999 elements, \d+ elements over its \d/,
  );
});

test('a script that has grown is named where it is loaded, the heaviest part first', () => {
  const grown = BUILD.map(one => (one.file === 'shared.js' ? { ...one, kb: 400 } : one));
  expect(refused(grown)).toThrow(
    /before a run of fetch: 471\.0 KB, \d+\.0 KB over its \d+\.0 KB \(shared\.js 400\.0, slot\.js 52\.0, /,
  );
});

test('a budget for a module that no script holds says so', () => {
  expect(refused(BUILD.slice(1))).toThrow('no script holds web/app/head.ts');
});
