import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashSources } from './sources.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sources-'));
  mkdirSync(join(root, 'web', 'app'), { recursive: true });
  writeFileSync(join(root, 'web', 'app', 'App.tsx'), 'one');
  writeFileSync(join(root, 'package.json'), '{}');
});
afterEach(() => rmSync(root, { recursive: true }));

const look = () => hashSources(root, ['web', 'package.json', 'absent.json']);

test('the same tree gives the same hash, whatever its times', () => {
  const first = look();
  utimesSync(join(root, 'web', 'app', 'App.tsx'), 1, 1);
  expect(look()).toBe(first);
});

test.each([
  {
    of: 'content of the same length',
    change: () => writeFileSync(join(root, 'web', 'app', 'App.tsx'), 'two'),
  },
  { of: 'a new file', change: () => writeFileSync(join(root, 'web', 'a.ts'), '') },
  { of: 'a removed file', change: () => rmSync(join(root, 'package.json')) },
  {
    of: 'what moves from a name into the content',
    change: () => {
      rmSync(join(root, 'package.json'));
      writeFileSync(join(root, 'package.js'), 'on{}');
    },
  },
  { of: 'a renamed file', change: () => renameSync(join(root, 'web', 'app'), join(root, 'web', 'b')) },
])('$of changes the hash', ({ change }) => {
  const first = look();
  change();
  expect(look()).not.toBe(first);
});

test.each(['web/app/App.test.tsx', 'web/tsconfig.tsbuildinfo', 'web/.hidden', 'web/app/.swp'])(
  '%s is no source',
  name => {
    const first = look();
    writeFileSync(join(root, name), 'x');
    expect(look()).toBe(first);
  },
);
