import type { Language } from '../../language.ts';
import type { Row } from '../../run/timeline.ts';
import { fill, panelWords } from '../../run/words.ts';
import type { Line } from './picture.ts';
import './picture.css';

interface Props {
  readonly language: Language;
  readonly lines: readonly Line[];
  /** What stopped, as a sentence; null while there is none. */
  readonly mark: string | null;
  /** What the actors are called, in the order of their lifelines. */
  readonly lifelines: readonly string[];
  /** Whether the wire is one of the observers. */
  readonly wired: boolean;
  readonly open: string | null;
  /** Null where the bytes are not folded away. */
  readonly onOpen: ((key: string) => void) | null;
}

/** The run as a sequence diagram on three lifelines; the same list, read from top to bottom, is its text form. */
export function Picture({ language, lines, mark, lifelines, wired, open, onOpen }: Props) {
  const words = panelWords(language);
  return (
    <figure className="picture">
      <div className="actors" aria-hidden="true">
        {lifelines.map(name => (
          <span key={name}>{name}</span>
        ))}
      </div>
      <ol className="lines">
        {lines.map((line, index) => {
          // Lines are only ever added at the end or behind what is there, so that the index names them well enough.
          const key =
            line.kind === 'arrow' ? (line.row.wire?.key ?? `page:${index}`) : `${line.kind}:${index}`;
          return (
            <li key={key} className={`line line-${line.kind}`}>
              {lineContent(line)}
            </li>
          );
        })}
      </ol>
      <figcaption className="legend">
        <span className="by-page">{words.legendPage}</span>
        {wired && <span className="by-wire">{words.legendWire}</span>}
        <span className="by-rule">{words.legendRule}</span>
      </figcaption>
    </figure>
  );

  function lineContent(line: Line) {
    switch (line.kind) {
      case 'arrow':
        return <Arrow row={line.row} lifelines={lifelines} language={language} open={open} onOpen={onOpen} />;
      case 'pause':
        return <span className="pause">{fill(words.pause, { s: (line.ms / 1000).toFixed(1) })}</span>;
      case 'late':
        return <span className="pause">{words.late}</span>;
      case 'nothing':
        return <span className="nothing">{words.sawNothing}</span>;
      case 'stop':
        return (
          <span className="stop-mark" data-stop={line.stop}>
            <strong>{mark}</strong>
          </span>
        );
    }
  }
}

/** Which way a half at the far actor goes, which is seen only by where it stands. */
function farWay(direction: Row['direction'], [, between, far]: readonly string[]): string {
  return direction === 'client→server' ? `${between} → ${far}:` : `${far} → ${between}:`;
}

interface ArrowProps {
  readonly row: Row;
  readonly lifelines: readonly string[];
  readonly language: Language;
  readonly open: string | null;
  readonly onOpen: ((key: string) => void) | null;
}

/** One arrow: the half between the near actor and the browser, the half between browser and far actor, or both. */
function Arrow({ row, lifelines, language, open, onOpen }: ArrowProps) {
  const { page, wire, direction } = row;
  const words = panelWords(language);
  const [from, to] =
    direction === 'client→server' ? [words.browser, words.server] : [words.server, words.browser];
  const wireContent = (
    <>
      <span className="half-label">
        {wire?.label} {wire?.preflight && <span className="tag">{words.preflightTag}</span>}
      </span>
      <span className="shaft" aria-hidden="true" />
    </>
  );
  return (
    <span className="arrow" data-direction={direction}>
      {page && (
        <span className={`half ${page.by === 'far' ? 'half-far' : 'half-page'}`} data-kind={page.kind}>
          <span className="half-label">
            {page.by === 'far' && <span className="visually-hidden">{farWay(direction, lifelines)} </span>}
            <b>{page.name}</b>
            {page.facts.map(([name, value]) => (
              <span key={name} className="fact">
                {name} <code>{value}</code>
              </span>
            ))}
          </span>
          <span className="shaft" aria-hidden="true" />
        </span>
      )}
      {wire && onOpen && (
        <button
          type="button"
          className={`half half-wire weight-${wire.weight}`}
          aria-expanded={open === wire.key}
          aria-label={`${from} → ${to}: ${wire.label}${wire.preflight ? ` (${words.preflightTag})` : ''}`}
          onClick={() => onOpen(wire.key)}
        >
          {wireContent}
        </button>
      )}
      {wire && !onOpen && <span className={`half half-wire weight-${wire.weight}`}>{wireContent}</span>}
    </span>
  );
}
