import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { VARIABLES } from './variables.ts';

test('the README’s table is the configuration’s', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, section = ''] = readme.split(/^## Configuration$/m);
  const rows = section.split(/\r?\n/).filter(line => /^\| `[A-Z0-9_]+` \|/.test(line));
  expect(rows).toEqual(
    VARIABLES.map(({ name, meaning, default: value, computed, takes }) => {
      const shown = computed ? value : `\`${value}\``;
      return `| \`${name}\` | ${meaning} | ${shown} | ${takes} |`;
    }),
  );
});
