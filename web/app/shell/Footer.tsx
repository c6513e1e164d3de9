import type { Language } from '../../language.ts';
import { wordsOf } from '../words.ts';

/** How the page knows what it shows. */
export function Footer({ language }: { readonly language: Language }) {
  const { sources } = wordsOf(language);
  return (
    <footer className="page-foot">
      <dl>
        {sources.map(([source, how]) => (
          <div key={source}>
            <dt>{source}</dt>
            <dd>{how}</dd>
          </div>
        ))}
      </dl>
    </footer>
  );
}
