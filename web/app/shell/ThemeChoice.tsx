import { type ChangeEvent, useEffect, useRef } from 'react';
import type { Language } from '../../language.ts';
import { wordsOf } from '../words.ts';

/** The key under which the choice is stored; `head.ts` reads it before the first paint. */
const STORED = 'theme';
const THEMES = ['system', 'light', 'dark'] as const;

/** Which colours to show. The markup knows no choice, so that the server's page fits everyone. */
export function ThemeChoice({ language }: { readonly language: Language }) {
  const words = wordsOf(language);
  const select = useRef<HTMLSelectElement>(null);

  useEffect(() => {
    if (select.current) select.current.value = document.documentElement.dataset.theme ?? 'system';
  }, []);

  const choose = ({ target }: ChangeEvent<HTMLSelectElement>) => {
    if (target.value === 'system') {
      delete document.documentElement.dataset.theme;
      localStorage.removeItem(STORED);
    } else {
      document.documentElement.dataset.theme = target.value;
      localStorage.setItem(STORED, target.value);
    }
  };

  return (
    <label className="theme">
      <span className="unseen">{words.theme}</span>
      <select ref={select} defaultValue="system" onChange={choose}>
        {THEMES.map(theme => (
          <option key={theme} value={theme}>
            {words.themes[theme]}
          </option>
        ))}
      </select>
    </label>
  );
}
