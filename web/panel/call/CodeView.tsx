import { useCallback, useEffect, useRef, useState } from 'react';
import type { Experiment } from '../../experiments/experiment.ts';
import type { Language } from '../../language.ts';
import { panelWords } from '../../run/words.ts';
import { type Listings, listingsOf } from './listings.ts';

interface Props {
  readonly name: string;
  readonly experiment: Experiment;
  readonly language: Language;
  /** Shown at once. */
  readonly open?: boolean;
}

/** The code of both sides: the function that the click calls, and the handler that answers it or what both pages share. */
export function CodeView({ name, experiment, language, open = false }: Props) {
  const words = panelWords(language);
  const [listings, setListings] = useState<Listings | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const details = useRef<HTMLDetailsElement>(null);
  const load = useCallback(() => {
    listingsOf(name, experiment.server, experiment.stage).then(setListings, (error: unknown) =>
      setTrouble(String(error)),
    );
  }, [name, experiment]);
  // Opened before the panel woke: that toggle was told to nobody.
  useEffect(() => {
    if (details.current?.open) load();
  }, [load]);
  return (
    <details
      ref={details}
      open={open || undefined}
      className="code-view"
      onToggle={event => event.currentTarget.open && !listings && load()}
    >
      <summary>{words.code}</summary>
      {trouble && <p role="alert">{trouble}</p>}
      {listings && (
        <>
          <h4>
            {words.pageCode} <code>web/experiments/{name}/index.ts</code>
          </h4>
          <Listing html={listings.page} />
          {listings.stage !== null && (
            <>
              <h4>
                {experiment.server === undefined ? words.messageCode : words.stageCode}{' '}
                <code>web/stage/{experiment.stage}.ts</code>
              </h4>
              <Listing html={listings.stage} />
            </>
          )}
          {listings.server !== null && (
            <>
              <h4>
                {words.serverCode} <code>server/lab/{experiment.server}.ts</code>
              </h4>
              <Listing html={listings.server} />
            </>
          )}
        </>
      )}
    </details>
  );
}

function Listing({ html }: { readonly html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the HTML of our own build
  return <div className="listing" dangerouslySetInnerHTML={{ __html: html }} />;
}
