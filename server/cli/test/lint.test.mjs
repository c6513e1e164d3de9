import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NODE_MODULES, ROOT } from '../paths.mjs';

const BIOME = join(NODE_MODULES, '@biomejs', 'biome', 'bin', 'biome');

/** @type {string} */
let project;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'lint-'));
  for (const name of ['biome.json', '.biome-arrows.json'])
    copyFileSync(join(ROOT, name), join(project, name));
  writeFileSync(join(project, '.gitignore'), 'node_modules\n');
});
afterEach(() => rmSync(project, { recursive: true }));

/**
 * What the linter says of a project with these files, by the project's own rules; empty where it says nothing.
 * @param {Readonly<Record<string, string>>} files
 */
function lint(files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, name)), { recursive: true });
    writeFileSync(join(project, name), text);
  }
  try {
    execFileSync(process.execPath, [BIOME, 'lint', '--colors=off', '.'], {
      cwd: project,
      stdio: 'pipe',
    });
    return '';
  } catch (error) {
    return String(/** @type {{ stderr: Buffer }} */ (error).stderr);
  }
}

const TYPE = 'export type T = 1;\n';

test('a circle of imports is refused, of types too', () => {
  const said = lint({
    'web/rules/core/a.ts': "import type { B } from './b.ts';\nexport type A = B | 1;\n",
    'web/rules/core/b.ts': "import type { A } from './a.ts';\nexport type B = A | 2;\n",
  });
  expect(said).toContain('noImportCycles');
  expect(said).toContain('web/rules/core/a.ts');
  expect(said).toContain('web/rules/core/b.ts');
});

test.each([
  ['web/rules/core/a.ts', '../../decode/views.ts'],
  ['web/decode/http/a.ts', '../../rules/core/judge.ts'],
  ['web/experiments/fetch/a.ts', '../../run/run.ts'],
  ['web/run/a.ts', '../panel/Panel.tsx'],
  ['web/panel/bytes/a.ts', '../../lesson/lesson.ts'],
  ['web/compose/a.ts', '../app/App.tsx'],
  ['server/lab/fetch/a.ts', '../../wire/tap.ts'],
  ['server/wire/a.ts', '../witness/feed.ts'],
  ['server/reader/a.ts', '../lab/lab.ts'],
  ['server/protocol/a.ts', '../config/config.ts'],
])('%s may not import %s, and is told why and what to do', (file, target) => {
  const said = lint({ [file]: `import type { T } from '${target}';\nexport type U = T;\n` });
  expect(said).toContain(file);
  expect(said).toContain(target);
  expect(said).toMatch(/may import .*: pass it in, or move what both need below both\./);
});

test('what the arrows allow passes', () => {
  expect(
    lint({
      'web/rules/cors/a.ts': TYPE,
      'web/rules/fetch/b.ts': "import type { T } from '../cors/a.ts';\nexport type U = T;\n",
      'web/run/c.ts': "import type { U } from '../rules/fetch/b.ts';\nexport type V = U;\n",
      'server/config/d.ts': TYPE,
      'server/lab/e.ts': "import type { T } from '../config/d.ts';\nexport type W = T;\n",
    }),
  ).toBe('');
});
