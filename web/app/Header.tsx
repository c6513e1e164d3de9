import { memo } from 'react';
import type { Language } from '../experiments/experiment.ts';
import { homeAddress, LANGUAGE_TAGS, lessonAddress, otherLanguage } from './addresses.ts';
import { ThemeChoice } from './ThemeChoice.tsx';
import { wordsOf } from './words.ts';

interface Props {
  readonly language: Language;
  /** The lesson that the language link keeps; null elsewhere. */
  readonly lesson: string | null;
}

export const Header = memo(function Header({ language, lesson }: Props) {
  const words = wordsOf(language);
  const other = otherLanguage(language);
  return (
    <header className="head">
      <a className="mark" href={homeAddress(language)}>
        <svg viewBox="0 0 40 16" width="40" height="16" aria-hidden="true">
          <path d="M0 8h40" />
          <circle cx="8" cy="8" r="3.5" />
          <circle cx="20" cy="8" r="3.5" />
          <circle cx="32" cy="8" r="3.5" />
        </svg>
        {words.course}
      </a>
      <ThemeChoice language={language} />
      <a
        className="language"
        href={lessonAddress(other, lesson)}
        hrefLang={LANGUAGE_TAGS[other]}
        lang={LANGUAGE_TAGS[other]}
        data-keep-place
      >
        {words.otherLanguage}
      </a>
    </header>
  );
});
