import type { Language } from '../../language.ts';
import { fill, panelWords } from '../../run/words.ts';
import type { Never } from './lines.ts';

/** What was to come next and did not, in words. */
export function neverText({ what }: Never, language: Language): string {
  const words = panelWords(language);
  if (typeof what === 'string') return words[what];
  const said = fill(words.notSent, { what: what.named });
  return what.counted ? fill(words.counterStays, { what: said }) : said;
}
