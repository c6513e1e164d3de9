import { useEffect, useState } from 'react';
import type { Language } from '../../language.ts';
import { fill, wordsOf } from '../words.ts';

interface Props {
  readonly language: Language;
  /** The page that is shown; a link into another one is looked up anew. */
  readonly page: string;
}

/** The part of the page that its address names and that isn’t there; null where all is well. */
function missingPart(): string | null {
  const part = location.hash.slice(1);
  return part === '' || document.getElementById(part) ? null : part;
}

/** Says that a link names a part that its page doesn’t have, and where to look instead. */
export function LinkNotice({ language, page }: Props) {
  const [part, setPart] = useState<string | null>(null);
  const { noSuchPart, understood } = wordsOf(language);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page is looked through anew
  useEffect(() => {
    const look = (): void => setPart(missingPart());
    look();
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, [page]);

  return (
    <div role="status">
      {part !== null && (
        <p className="notice">
          {fill(noSuchPart, { part })}
          <button type="button" onClick={() => setPart(null)}>
            {understood}
          </button>
        </p>
      )}
    </div>
  );
}
