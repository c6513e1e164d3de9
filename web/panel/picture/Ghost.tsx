import type { Language } from '../../language.ts';
import { panelWords } from '../../run/words.ts';
import type { Lane } from './arrows.ts';

/** The reader’s guess, where it was not so. */
export function Ghost({ at, language }: { readonly at: Lane; readonly language: Language }) {
  return (
    <span className="ghost" data-at={at}>
      <i>{panelWords(language).yourGuess}</i>
    </span>
  );
}
