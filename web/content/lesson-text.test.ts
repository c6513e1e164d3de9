import { expect, test } from 'vitest';
import { lessonTextIn } from './lesson-text.ts';

const TEXTS = [
  '<h2>A title</h2>\n<p>The server <em>may well refuse</em> it &amp; say so in a plain sentence of its own choosing <code>tryAllTransports, tryAllTransports</code>.</p>',
];

test.each([
  [
    'a sentence of a lesson',
    'const a="say so in a plain sentence of its own choosing"',
    'say so in a plain sentence of its own choosing',
  ],
  ['code that the lesson quotes', 'const tryAllTransports, tryAllTransports', null],
  ['a short word that both have', 'const a="A title"', null],
  ['nothing of it', 'const a=1', null],
])('a script with %s', (_, script, found) => {
  expect(lessonTextIn(script, TEXTS)).toBe(found);
});
