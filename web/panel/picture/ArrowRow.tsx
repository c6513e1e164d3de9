import type { PageEvent } from '../../experiments/experiment.ts';
import type { Language } from '../../language.ts';
import type { Lifeline } from '../../run/actors.ts';
import { runWords } from '../../run/run-words.ts';
import type { Arrow } from './arrows.ts';
import { Ghost } from './Ghost.tsx';

interface Props {
  readonly arrow: Arrow;
  readonly lifelines: readonly Lifeline[];
  readonly language: Language;
  readonly open: boolean;
  /** Null where arrows do not open. */
  readonly onPress: ((key: string, button: HTMLElement) => void) | null;
}

/** One arrow: its label above its shaft, which ends in a head or in the mark of a stop. */
export function ArrowRow({ arrow, lifelines, language, open, onPress }: Props) {
  const { from, ghost, key, mark, page, to, wire } = arrow;
  const words = runWords(language);
  const opens = wire !== null || (page !== null && page.facts.length > 0);
  const facts = page ? factsOf(page) : '';
  const content = (
    <>
      {wire && <code>{wire.label}</code>}
      {wire?.preflight && (
        <>
          {' '}
          <span className="tag">{words.preflightTag}</span>
        </>
      )}
      {page && <b>{page.name}</b>}
      {facts !== '' && (
        <>
          {' '}
          <code>{facts}</code>
        </>
      )}
    </>
  );
  return (
    <li
      className="row-arrow"
      data-way={`${from}${to}`}
      data-layer={wire?.layer ?? 'page'}
      data-mark={mark?.how}
    >
      {opens && onPress ? (
        <button
          type="button"
          className="arrow-label"
          aria-expanded={open}
          aria-label={nameOf(arrow, lifelines, language)}
          onClick={({ currentTarget }) => onPress(key, currentTarget)}
        >
          {content}
        </button>
      ) : (
        <span className="arrow-label">{content}</span>
      )}
      <span className="shaft" />
      {ghost !== null && <Ghost at={ghost} language={language} />}
    </li>
  );
}

/** An arrow as one reads it aloud, with all that stands on it. */
export function nameOf(
  { from, page, to, wire }: Arrow,
  lifelines: readonly Lifeline[],
  language: Language,
): string {
  const colon = language === 'zh' ? '：' : ': ';
  const way = `${lifelines[from]?.name[language]} → ${lifelines[to]?.name[language]}`;
  const parts = [
    wire?.label,
    wire?.preflight && runWords(language).preflightTag,
    page?.name,
    page && factsOf(page),
  ];
  return way + colon + parts.filter(part => part).join(' ');
}

/** What a script is told with an event. What it called with stands in the call. */
function factsOf({ facts, kind }: PageEvent): string {
  return kind === 'call' ? '' : facts.map(([name, value]) => `${name} ${value}`).join(' ');
}
