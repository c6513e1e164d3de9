import { homeAddress, LANGUAGE_TAGS, LANGUAGES, otherLanguage } from '../addresses.ts';
import { wordsOf } from './words.ts';

/** `/`: `head.ts` goes on by itself; without script the reader chooses. */
export function Choose() {
  return (
    <main id="main" className="choose">
      {LANGUAGES.map(language => (
        <section key={language} lang={LANGUAGE_TAGS[language]}>
          <p>{wordsOf(language).promise}</p>
          <a className="start" href={homeAddress(language)}>
            {wordsOf(otherLanguage(language)).otherLanguage}
          </a>
        </section>
      ))}
    </main>
  );
}
