import type { AppPageId } from '../../addresses.ts';
import { appAddress, homeAddress, LANGUAGE_TAGS, lessonAddress, otherLanguage } from '../../addresses.ts';
import type { Language } from '../../language.ts';
import { wordsOf } from '../words.ts';
import { SIDEBAR_ID } from './Sidebar.tsx';
import { Theme } from './Theme.tsx';
import { Tools } from './Tools.tsx';

interface Props {
  readonly language: Language;
  /** The lesson that the language link keeps; null elsewhere. */
  readonly lesson: string | null;
  /** The page of the app that the language link keeps; null elsewhere. */
  readonly tool: AppPageId | null;
}

export function Header({ language, lesson, tool }: Props) {
  const words = wordsOf(language);
  const other = otherLanguage(language);
  return (
    <header className="head">
      <button type="button" className="menu" popoverTarget={SIDEBAR_ID}>
        {words.lessons}
      </button>
      <a className="mark" href={homeAddress(language)}>
        <Mark />
        <span className="name">{words.course}</span>
      </a>
      <nav aria-label={words.tools}>
        <Tools language={language} open={tool} />
      </nav>
      <Theme language={language} />
      <a
        className="language"
        href={tool ? appAddress(other, tool) : lessonAddress(other, lesson)}
        hrefLang={LANGUAGE_TAGS[other]}
        lang={LANGUAGE_TAGS[other]}
        data-keep-place=""
      >
        {words.otherLanguage}
      </a>
    </header>
  );
}

/** Page, browser, server on one wire, and a run that stops before the last. */
function Mark() {
  return (
    <svg viewBox="0 0 44 16" width="44" height="16" aria-hidden="true">
      <path className="mark-wire" d="M4 8h23" />
      <path className="mark-rest" d="M32 8h8" />
      <circle className="mark-end" cx="4" cy="8" r="3.5" />
      <path className="mark-stop" d="M28 1v14" />
      <circle className="mark-server" cx="40" cy="8" r="3" />
    </svg>
  );
}
