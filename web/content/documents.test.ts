import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** The documents for people who work on the project, by their paths from its root. */
const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'docs/architecture.md',
  'e2e/differential/README.md',
];

const CODE = /^```[\s\S]*?^```|`[^`\n]+`/gm;
const PATH = /(?<![\w./-])(?:docs|server|web|e2e)\/[\w<>*./-]*/g;
/** Links to a file of the project, not to a page or to a heading. */
const LINK = /\]\((?![a-z]+:|#)([^)#\s]+)/g;

/** The files and folders that a document names in code; a sentence may end right behind one. */
function pathsIn(markdown: string): readonly string[] {
  const code = [...markdown.matchAll(CODE)].map(([text]) => text).join('\n');
  return [...new Set([...code.matchAll(PATH)].map(([path]) => path.replace(/[./]+$/, '')))];
}

/** Whether a path from the root exists; `<name>` and `*` stand for any name, of which one must exist. */
function exists(path: string, folder = ROOT): boolean {
  if (!statSync(folder).isDirectory()) return false;
  const [first = '', ...rest] = path.split('/');
  const name = new RegExp(`^${first.replaceAll('.', '\\.').replace(/<[^>]*>|\*+/g, '.+')}$`);
  return readdirSync(folder)
    .filter(one => name.test(one))
    .some(one => rest.length === 0 || exists(rest.join('/'), join(folder, one)));
}

test.each(DOCUMENTS)('every file and folder that %s names exists', document => {
  const markdown = readFileSync(join(ROOT, document), 'utf8');
  expect(pathsIn(markdown).filter(path => !exists(path))).toEqual([]);
});

test.each(DOCUMENTS)('every link of %s to a file leads to one', document => {
  const markdown = readFileSync(join(ROOT, document), 'utf8');
  const linked = [...markdown.matchAll(LINK)].map(([, path = '']) => join(ROOT, dirname(document), path));
  expect(linked.filter(path => !existsSync(path))).toEqual([]);
});

test('the arrows of the architecture are those that the linter holds', () => {
  const held = readFileSync(join(ROOT, '.biome-arrows.json'), 'utf8').matchAll(/(\S+) may import ([^:]+):/g);
  const drawn = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8').matchAll(
    /^\| `(\S+)` \| ((?:[a-z]+, )*[a-z]+|no other room) \|$/gm,
  );
  const rows = (found: Iterable<RegExpMatchArray>) =>
    [...found].map(([, room, rooms]) => `${room}: ${rooms}`);
  expect(rows(drawn)).toEqual(rows(held));
});

test('a path is found in a code span and in a command, and one that is gone is noticed', () => {
  const markdown =
    'See `web/gone.ts`, `docs/<language>/websocket.md` and `docs/<language>/gone.md`.\n```\nnpx vitest run web/content\n```\n';
  expect(pathsIn(markdown).filter(path => !exists(path))).toEqual(['web/gone.ts', 'docs/<language>/gone.md']);
  expect(pathsIn(markdown)).toContain('web/content');
});
