import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { loadCatalogue } from './catalogue.ts';
import { highlight } from './highlight.ts';
import { cutListing } from './listings.ts';

test.each([
  ['a whole file', 'const a = 1;\n', 'const a = 1;'],
  ['a region', 'import x;\n// #region listing\nrun();\n// #endregion\nexport {};\n', 'run();'],
  [
    'an indented region',
    'f(() => {\n  // #region listing\n  a(\n    b,\n\n  );\n  // #endregion\n});\n',
    'a(\n  b,\n\n);',
  ],
  ['lines that end as on Windows', '// #region listing\r\na();\r\nb();\r\n// #endregion\r\n', 'a();\nb();'],
  ['a region that does not end', '// #region listing\na();\n', '// #region listing\na();'],
  ['an empty file', '', ''],
])('cuts %s', (_, source, listing) => {
  expect(cutListing(source)).toBe(listing);
});

test('a listing escapes what it shows and has no style attribute', () => {
  const html = highlight("const a = '<b>' && b; // c", 'typescript');
  expect(html).not.toMatch(/style=|<b>/);
  expect(html).toContain('token-comment');
});

test('the files that panels show the code of are there, and each has something to show', async () => {
  const { listings } = await loadCatalogue();
  expect(listings).toContain('server/lab/socket-io/greeting.ts');
  expect(listings).toContain('web/stage/post.ts');
  expect(listings).not.toContain('web/stage/shape.ts');
  for (const file of listings) expect(cutListing(await readFile(file, 'utf8')), file).not.toBe('');
});
