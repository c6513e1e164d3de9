import type { RefObject } from 'react';
import type { Language } from '../language.ts';
import { fill, panelWords } from '../run/words.ts';

interface Props {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly html: string;
  /** The origin that the page is on. */
  readonly origin: string;
  readonly language: Language;
}

/** The page that a run changes. React puts the experiment's HTML there once; from then on it is the run's. */
export function PageView({ ref, html, origin, language }: Props) {
  const title = fill(panelWords(language).pageView, { origin });
  return (
    <figure className="page-view" aria-label={title}>
      <figcaption>{title}</figcaption>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the HTML of our own experiments */}
      <div ref={ref} className="page-content" dangerouslySetInnerHTML={{ __html: html }} />
    </figure>
  );
}
