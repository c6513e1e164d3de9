import type { Language } from '../../language.ts';
import { runWords } from '../../run/run-words.ts';
import { fill } from '../../run/words.ts';
import type { Never } from './lines.ts';

/** What was to come next and did not, in words. */
export function neverText({ what }: Never, language: Language): string {
  const words = runWords(language);
  if (typeof what === 'string') return words[what];
  const said = fill(words.notSent, { what: what.named });
  return what.counted ? fill(words.counterStays, { what: said }) : said;
}
