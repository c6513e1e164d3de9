import type { Language } from '../../language.ts';
import { wordsOf } from '../words.ts';

const THEMES = ['system', 'light', 'dark'] as const;

/** Which colours to show (`theme.ts`). */
export function Theme({ language }: { readonly language: Language }) {
  const words = wordsOf(language);
  return (
    <label className="theme">
      <span className="unseen">{words.theme}</span>
      <select defaultValue="system">
        {THEMES.map(theme => (
          <option key={theme} value={theme}>
            {words.themes[theme]}
          </option>
        ))}
      </select>
    </label>
  );
}
