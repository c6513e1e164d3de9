import { expect, test } from 'vitest';
import { tokensOf } from './tokens.ts';

const JS = "import a from 'it\\'s // none'; // 'a' comment\nconst n = 8080;\nreturned(newer);\n";
const NGINX = '# a "comment"\nmap $x "$y" {\n    "a;#b\\"c" 1;\n    add_header Vary Origin always;\n}\n';

test('the pieces joined are the text', () => {
  for (const [text, file] of [
    [JS, 'server.mjs'],
    [NGINX, 'nginx.conf'],
    ['', 'server.mjs'],
  ] as const) {
    expect(
      tokensOf(text, file)
        .map(token => token.text)
        .join(''),
    ).toBe(text);
  }
});

test.each([
  ['server.mjs', JS, 'string', ["'it\\'s // none'"]],
  ['server.mjs', JS, 'comment', ["// 'a' comment"]],
  ['server.mjs', JS, 'keyword', ['import', 'from', 'const']],
  ['server.mjs', JS, 'constant', ['8080']],
  ['nginx.conf', NGINX, 'string', ['"$y"', '"a;#b\\"c"']],
  ['nginx.conf', NGINX, 'comment', ['# a "comment"']],
  ['nginx.conf', NGINX, 'keyword', ['map', 'add_header']],
  ['nginx.conf', NGINX, 'constant', ['$x', '1']],
] as const)('%s: %#', (file, text, kind, found) => {
  expect(
    tokensOf(text, file)
      .filter(token => token.kind === kind)
      .map(token => token.text),
  ).toEqual(found);
});
