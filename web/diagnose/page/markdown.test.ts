import { expect, test } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { NOTHING_TYPED } from '../typed.ts';
import { EXAMPLES } from './examples.ts';
import { markdownOf } from './markdown.ts';

test.each(EXAMPLES)('$id says cause and what to do in both languages, and shows no secret', ({ paste }) => {
  const diagnosis = diagnose(`${paste}\nAuthorization: Bearer Zq81kD93nfVx02Lw77Ty55Aa`, NOTHING_TYPED);
  for (const language of ['en', 'zh'] as const) {
    const text = markdownOf(diagnosis, language);
    expect(text).toMatch(/^## \S/);
    expect(text).toMatch(/\n1\. \S/);
    expect(text).not.toMatch(/undefined|\[object|Zq81kD93/);
  }
});

test('a value with the signs of code stays one piece', () => {
  const { known, ...rest } = diagnose('TypeError: Failed to fetch', NOTHING_TYPED);
  const text = markdownOf({ ...rest, known: { ...known, url: 'https://a.example/`x``' } }, 'en');
  expect(text).toContain('``` https://a.example/`x`` ```');
});
