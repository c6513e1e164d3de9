import { Fragment, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { Language } from '../../language.ts';
import type { Lifeline } from '../../run/actors.ts';
import { runWords } from '../../run/run-words.ts';
import { fill } from '../../run/words.ts';
import { ArrowRow } from './ArrowRow.tsx';
import type { Arrow } from './arrows.ts';
import { arrowsIn } from './fold.ts';
import { Ghost } from './Ghost.tsx';
import { Lifelines } from './Lifelines.tsx';
import type { Folded, Line, Never } from './lines.ts';
import { neverText } from './never-text.ts';

interface Props {
  readonly language: Language;
  readonly lines: readonly Line[];
  readonly lifelines: readonly Lifeline[];
  /** Why it stopped where it did; stands at the stop. */
  readonly why: ReactNode;
  /** What an arrow opens, beneath it; null where none opens. */
  readonly details: ((arrow: Arrow) => ReactNode) | null;
}

/** The run as a sequence diagram, one thing a row. */
export function Picture({ language, lines, lifelines, why, details }: Props) {
  const words = runWords(language);
  const [open, setOpen] = useState<string | null>(null);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  /** The arrow that was pressed, and where it stood: what closes above it must not move it. */
  const pressed = useRef<{ readonly button: HTMLElement; readonly top: number } | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is what opens or closes that moves the arrow
  useLayoutEffect(() => {
    if (!pressed.current) return;
    const { button, top } = pressed.current;
    pressed.current = null;
    const moved = button.getBoundingClientRect().top - top;
    if (moved !== 0) window.scrollBy({ top: moved, behavior: 'instant' });
  }, [open]);

  const press = (key: string, button: HTMLElement) => {
    pressed.current = { button, top: button.getBoundingClientRect().top };
    setOpen(open === key ? null : key);
  };

  return (
    <figure className="picture" data-lanes={lifelines.length}>
      <Lifelines lifelines={lifelines} language={language} />
      <ol className="rows">{lines.map(lineOf)}</ol>
    </figure>
  );

  function lineOf(line: Line, index: number): ReactNode {
    switch (line.kind) {
      case 'arrow':
        return arrowOf(line);
      case 'never':
        return <NeverRow key="never" line={line} language={language} />;
      case 'fold':
        return (
          <Fragment key={line.key}>
            <FoldRow
              line={line}
              open={unfolded.has(line.key)}
              language={language}
              onToggle={() => setUnfolded(toggled(unfolded, line.key))}
            />
            {unfolded.has(line.key) && line.lines.map(lineOf)}
          </Fragment>
        );
      case 'pause':
        return (
          <li key={`pause${index}`} className="row-pause">
            <i>{fill(words.pause, { s: (line.ms / 1000).toFixed(1) })}</i>
          </li>
        );
      case 'late':
        return (
          <li key="late" className="row-pause">
            <i>{words.late}</i>
          </li>
        );
      case 'why':
        return <Fragment key="why">{why}</Fragment>;
    }
  }

  function arrowOf(arrow: Arrow): ReactNode {
    return (
      <Fragment key={arrow.key}>
        <ArrowRow
          arrow={arrow}
          lifelines={lifelines}
          language={language}
          open={open === arrow.key}
          onPress={details && press}
        />
        {open === arrow.key && <li className="row-details">{details?.(arrow)}</li>}
      </Fragment>
    );
  }
}

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}

function NeverRow({ line, language }: { readonly line: Never; readonly language: Language }) {
  return (
    <li className="row-arrow never" data-way="12">
      <span className="arrow-label">{neverText(line, language)}</span>
      <span className="shaft" />
      {line.ghost !== null && <Ghost at={line.ghost} language={language} />}
    </li>
  );
}

interface FoldProps {
  readonly line: Folded;
  readonly open: boolean;
  readonly language: Language;
  readonly onToggle: () => void;
}

function FoldRow({ line: { lines, why }, open, language, onToggle }: FoldProps) {
  const words = runWords(language);
  const arrows = arrowsIn(lines);
  const names = [...new Set(arrows.map(({ wire }) => wire?.brief ?? ''))].filter(name => name !== '');
  const text = fill(words[why], { n: arrows.length, what: names.join(', ') });
  return (
    <li className="row-fold">
      <button type="button" aria-expanded={open} onClick={onToggle}>
        {text}
      </button>
    </li>
  );
}
