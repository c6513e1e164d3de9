import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readDemos } from './demos.ts';

const ROOT = join(import.meta.dirname, '../..');

interface Package {
  readonly name: string;
  readonly private?: boolean;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const root: Package = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
const versions: Readonly<Record<string, string>> = { ...root.devDependencies, ...root.dependencies };
const demos = await readDemos(ROOT);
const folders = [...new Set(Object.keys(demos).map(path => path.split('/')[0] ?? ''))];

test('there are demos', () => {
  expect(folders).toContain('8-websocket');
});

describe.each(folders)('%s', folder => {
  const project: Package = JSON.parse(demos[`${folder}/package.json`] ?? '{}');

  test('is a project of its own, with an npm start', () => {
    expect(project.name).toBe(folder);
    expect(project.private).toBe(true);
    expect(project.scripts?.start).toMatch(/^node [\w.-]+\.js$/);
    expect(Object.keys(demos)).toContain(`${folder}/${project.scripts?.start?.slice('node '.length)}`);
  });

  test('has the versions that the course has', () => {
    expect(project.devDependencies).toBeUndefined();
    for (const [name, version] of Object.entries(project.dependencies ?? {}))
      expect(`${name} ${version}`).toBe(`${name} ${versions[name]}`);
  });

  test('depends on what it imports, and on nothing else', () => {
    const code = Object.entries(demos)
      .filter(([path]) => path.startsWith(`${folder}/`) && path.endsWith('.js'))
      .map(([, text]) => text)
      .join('\n');
    const imported = [...code.matchAll(/from '([^'.][^']*)'/g)].map(([, name]) => name ?? '');
    const packages = imported.filter(name => !name.startsWith('node:')).sort();
    expect(Object.keys(project.dependencies ?? {}).sort()).toEqual([...new Set(packages)]);
  });

  test('has no comment: one would stand in one language alone', () => {
    // JSON has none, and patterns of URLs that end in “/*”.
    const ours = Object.entries(demos).filter(([path]) => path.startsWith(`${folder}/`));
    for (const [path, text] of ours.filter(([path]) => !path.endsWith('.json')))
      expect(/(^|\s)\/\/|\/\*|<!--/.exec(text)?.[0], path).toBeUndefined();
  });
});

describe('a folder of demos', async () => {
  const project = await mkdtemp(join(tmpdir(), 'demos-'));
  afterAll(() => rm(project, { recursive: true }));

  test('that is not there holds none', async () => {
    expect(await readDemos(project)).toEqual({});
  });

  test('is read without what npm leaves in it', async () => {
    const files = {
      'b/page.html': 'x\r\ny\r\n',
      'a/deep/one.js': '1\n',
      'a/node_modules/p/index.js': '',
      'a/package-lock.json': '{}',
      'a/extension/_metadata/rules': '',
      'a/.DS_Store': '',
    };
    for (const [path, text] of Object.entries(files)) {
      const file = join(project, 'docs/demos', path);
      await mkdir(join(file, '..'), { recursive: true });
      await writeFile(file, text);
    }
    expect(Object.entries(await readDemos(project))).toEqual([
      ['a/deep/one.js', '1\n'],
      ['b/page.html', 'x\ny\n'],
    ]);
  });
});
