import { REQUEST_ORIGIN_NAMES } from '../../../server/protocol/words.ts';
import type { Bilingual } from '../../language.ts';
import { same } from './knob.ts';

/** The choice that writes no line. */
export const LEFT_OUT: Bilingual = { zh: '不写这一行', en: 'leave this line out' };

/** The choices of a knob whose values are words of code: each reads the same in every language, but for those with a gloss. */
export function choicesOf(
  words: readonly (string | number)[],
  glosses: Readonly<Record<string, Bilingual>> = {},
): Readonly<Record<string, Bilingual>> {
  return Object.fromEntries(
    words.map(word => {
      const text = String(word);
      return [text, glosses[text] ?? same(text)];
    }),
  );
}

/** With the `v` flag of the `pattern` attribute no other character may be escaped. */
function escaped(word: string): string {
  return word.replace(/[*+?.^$|(){}[\]\\/]/g, '\\$&');
}

/**
 * The pattern of a text knob that holds some of a few words with commas between, in any order.
 *
 * @param most how many at the most; without it each word at most once
 */
export function listPattern(words: readonly string[], most?: number): string {
  const word = `(?:${words.map(escaped).join('|')})`;
  const twice = most === undefined ? '(?!(?:.*,)?([^,]+),(?:.*,)?\\1(?:,|$))' : '';
  return `${twice}(?:${word}(?:,${word})${most === undefined ? '*' : `{0,${most - 1}}`})?`;
}

/** Each origin of the lab that takes requests, shown as the configuration has it. */
export const ORIGIN_CHOICES = choicesOf(
  REQUEST_ORIGIN_NAMES,
  Object.fromEntries(REQUEST_ORIGIN_NAMES.map(name => [name, { zh: `{${name}}`, en: `{${name}}` }])),
);
