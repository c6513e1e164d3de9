import { APP_PAGE_IDS, type AppPageId, appAddress } from '../../addresses.ts';
import type { Language } from '../../language.ts';
import { APP_PAGES } from '../../tool-pages.ts';

interface Props {
  readonly language: Language;
  /** The one that is shown; null where none is. */
  readonly open: AppPageId | null;
}

/** Links to the pages that are no lessons. */
export function Tools({ language, open }: Props) {
  return (
    <ul className="tools">
      {APP_PAGE_IDS.map(id => (
        <li key={id}>
          <a href={appAddress(language, id)} aria-current={id === open ? 'page' : undefined}>
            {APP_PAGES[id].title[language]}
          </a>
        </li>
      ))}
    </ul>
  );
}
