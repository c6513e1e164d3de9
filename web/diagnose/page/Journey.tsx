import type { Language } from '../../language.ts';
import type { Stop } from '../../rules/core/stop.ts';
import { panelWords } from '../../run/words.ts';

interface Props {
  readonly stops: Stop;
  readonly language: Language;
}

/** Places of the three lifelines, in units of the drawing. */
const PAGE = 24;
const BROWSER = 150;
const SERVER = 276;

/** How far a request comes, per stop: the way out, the way back, and where the bar stands. */
const WAYS: Readonly<
  Record<Stop, { readonly out: number; readonly back: number; readonly bar: number | null }>
> = {
  'before-sending': { out: BROWSER, back: BROWSER, bar: BROWSER },
  preflight: { out: SERVER, back: BROWSER, bar: BROWSER },
  server: { out: SERVER, back: SERVER, bar: SERVER },
  browser: { out: SERVER, back: BROWSER, bar: BROWSER },
  'no-response': { out: SERVER, back: SERVER, bar: SERVER },
  nowhere: { out: SERVER, back: PAGE, bar: null },
};

/** The picture of the course in small: page, browser, server, and where the run stops. The words beside it say the same. */
export function Journey({ stops, language }: Props) {
  const words = panelWords(language);
  const { out, back, bar } = WAYS[stops];
  const from = stops === 'preflight' ? BROWSER : PAGE;
  const kind = stops === 'preflight' ? 'preflight' : undefined;
  return (
    <svg className="journey-small" viewBox="0 0 300 72" data-stop={stops} aria-hidden="true">
      {[PAGE, BROWSER, SERVER].map(x => (
        <path key={x} className="life" d={`M${x} 20v50`} />
      ))}
      {stops === 'preflight' && <path className="way" d={`M${PAGE} 34H${BROWSER - 2}`} />}
      <path className="way" data-kind={kind} d={`M${from} 34H${out - 2}`} />
      <path className="way" d={`M${out - 8} 30l6 4l-6 4`} />
      {back < out && (
        <>
          <path className="way" data-kind={kind} d={`M${out} 54H${back + 2}`} />
          <path className="way" d={`M${back + 8} 50l-6 4l6 4`} />
        </>
      )}
      {bar !== null && <path className="bar" d={`M${bar} ${back < out ? 46 : 26}v16`} />}
      <text x="0" y="12">
        {words.page}
      </text>
      <text x={BROWSER} y="12" textAnchor="middle">
        {words.browser}
      </text>
      <text x="300" y="12" textAnchor="end">
        {words.server}
      </text>
    </svg>
  );
}
