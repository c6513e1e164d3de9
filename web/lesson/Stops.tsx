import type { Language } from '../language.ts';
import type { Stop } from '../rules/core/stop.ts';
import { stopWords } from '../run/stops.ts';
import { panelWords } from '../run/words.ts';

/** Where the lifelines stand, and where an arrow and its answer run, in a drawing of 300 by 36. */
const PAGE = 2;
const BROWSER = 150;
const SERVER = 298;
const OUT = 14;
const BACK = 22;

const toServer = `M${PAGE} ${OUT}H${SERVER}`;

/** What is drawn of each stop: the way that the run takes, and the lifeline where it is stopped; null where it is not. */
const DRAWN: readonly { readonly stop: Stop; readonly way: string; readonly at: number | null }[] = [
  { stop: 'before-sending', way: `M${PAGE} ${OUT}H${BROWSER}`, at: BROWSER },
  { stop: 'preflight', way: `${toServer}M${SERVER} ${BACK}H${BROWSER}`, at: BROWSER },
  { stop: 'server', way: toServer, at: SERVER },
  { stop: 'browser', way: `${toServer}M${SERVER} ${BACK}H${BROWSER}`, at: BROWSER },
  { stop: 'no-response', way: toServer, at: SERVER },
  { stop: 'nowhere', way: `${toServer}M${SERVER} ${BACK}H${PAGE}`, at: null },
];

/** The one question of the course as a legend: the places where a run may stop, on the three lifelines. */
export function Stops({ language }: { readonly language: Language }) {
  const words = panelWords(language);
  return (
    <figure className="stops">
      <figcaption>{words.where}</figcaption>
      <p className="stops-actors" aria-hidden="true">
        <span>{words.page}</span>
        <span>{words.browser}</span>
        <span>{words.server}</span>
      </p>
      <ol>
        {DRAWN.map(({ stop, way, at }) => (
          <li key={stop} data-stop={stop}>
            <svg viewBox="0 0 300 36" preserveAspectRatio="none" aria-hidden="true">
              <path className="lifeline" d={`M${PAGE} 0V36M${BROWSER} 0V36M${SERVER} 0V36`} />
              <path className="way" d={way} />
              {at === null ? (
                <path className="got" d={`M${PAGE + 9} ${BACK - 5}l-8 5l8 5`} />
              ) : (
                <path className="bar" d={`M${at} ${OUT - 8}V${BACK + 6}`} />
              )}
            </svg>
            <span>{stopWords('request', stop).long[language]}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
