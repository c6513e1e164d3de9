import { useEffect, useState } from 'react';
import type { Setting } from '../../run/code.ts';
import { panelWords } from '../../run/words.ts';
import { type Listings, listingsOf } from './listings.ts';
import { RunnableFiles } from './RunnableFiles.tsx';

interface Props {
  /** The experiment's name. */
  readonly name: string;
  readonly setting: Setting;
}

/** The call as files that run by themselves, and what the panel itself runs: the function that the click calls, and the handler that responds or what both pages share. */
export function CodeView({ name, setting }: Props) {
  const { experiment, language } = setting;
  const words = panelWords(language);
  const [listings, setListings] = useState<Listings | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    listingsOf(name, experiment.server, experiment.stage).then(setListings, (error: unknown) =>
      setTrouble(String(error)),
    );
  }, [name, experiment]);
  return (
    <div className="code-view">
      {trouble && <p role="alert">{trouble}</p>}
      {listings && (
        <>
          <RunnableFiles name={name} setting={setting} />
          <h4>
            {words.pageCode} <code>web/experiments/{name}/procedure.ts</code>
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
    </div>
  );
}

function Listing({ html }: { readonly html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the HTML of our own build
  return <div className="listing" dangerouslySetInnerHTML={{ __html: html }} />;
}
