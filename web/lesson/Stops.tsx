import type { Stop } from '../../server/protocol.ts';
import type { Language } from '../experiments/experiment.ts';
import { panelWords, STOP_WORDS } from '../panel/words.ts';

/** Where the lifelines stand, in the drawing's own units. */
const PAGE = 24;
const BROWSER = 150;
const SERVER = 276;
const FIRST = 48;
const STEP = 34;

/** What is drawn of each stop: strokes from one lifeline to another, and where the bar stands. */
const DRAWN: readonly { readonly stop: Stop; readonly path: string; readonly bar: number }[] = [
  { stop: 'before-sending', path: `M${PAGE} 0H${BROWSER - 4}`, bar: BROWSER },
  {
    stop: 'preflight',
    path: `M${PAGE} 0H${BROWSER}M${BROWSER} 0H${SERVER}m0 7H${BROWSER + 6}`,
    bar: BROWSER,
  },
  { stop: 'server', path: `M${PAGE} 0H${SERVER - 4}`, bar: SERVER },
  { stop: 'browser', path: `M${PAGE} 0H${SERVER}m0 7H${BROWSER + 6}`, bar: BROWSER },
  { stop: 'nowhere', path: `M${PAGE} 0H${SERVER}m0 7H${PAGE + 2}`, bar: 0 },
];

/** The one question of the course as a legend: the five places where a run may stop, on the three lifelines. */
export function Stops({ language }: { readonly language: Language }) {
  const words = panelWords(language);
  return (
    <figure className="stops">
      <figcaption>{words.where}</figcaption>
      <div className="stops-drawing">
        <svg viewBox="0 0 300 222" aria-hidden="true">
          <path className="lifeline" d={`M${PAGE} 26V216M${BROWSER} 26V216M${SERVER} 26V216`} />
          <text x={PAGE - 20} y="14">
            {words.page}
          </text>
          <text x={BROWSER} y="14" textAnchor="middle">
            {words.browser}
          </text>
          <text x={SERVER + 20} y="14" textAnchor="end">
            {words.server}
          </text>
          {DRAWN.map(({ stop, path, bar }, index) => (
            <g key={stop} data-stop={stop} transform={`translate(0 ${FIRST + index * STEP})`}>
              <path className="way" d={path} />
              {bar > 0 && <path className="bar" d={`M${bar} -8V${path.includes('m0 7') ? 14 : 8}`} />}
              {bar === 0 && <path className="got" d={`M${PAGE + 8} 3l-6 4l6 4`} />}
            </g>
          ))}
        </svg>
        <ol>
          {DRAWN.map(({ stop }) => (
            <li key={stop} data-stop={stop}>
              {STOP_WORDS[stop].long[language]}
            </li>
          ))}
        </ol>
      </div>
    </figure>
  );
}
