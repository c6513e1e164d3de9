import { type ReactNode, useId, useState } from 'react';
import type { Language } from '../language.ts';
import { runWords } from '../run/run-words.ts';

/** One thing that opens below the picture. */
export interface FootItem {
  readonly name: 'rule' | 'hops' | 'bytes' | 'code' | 'text';
  readonly label: string;
  /** Made when it is opened. */
  readonly content: () => ReactNode;
}

interface Props {
  readonly items: readonly FootItem[];
  /** Whether bytes are part of the picture. */
  readonly wired: boolean;
  readonly language: Language;
}

/** What else there is of a run, each opened below, and what the lines of the picture mean. */
export function Foot({ items, wired, language }: Props) {
  const [open, setOpen] = useState<FootItem['name'] | null>(null);
  const { legend } = runWords(language);
  const id = useId();
  const shown = items.find(({ name }) => name === open);
  return (
    <>
      <div className="foot">
        {items.map(({ label, name }) => (
          <button
            key={name}
            type="button"
            data-opens={name}
            aria-expanded={name === open}
            aria-controls={name === open ? id : undefined}
            onClick={() => setOpen(name === open ? null : name)}
          >
            {label}
          </button>
        ))}
        <span className="legend" aria-hidden="true">
          <span className="by-page">{legend.page}</span>
          {wired && <span className="by-wire">{legend.wire}</span>}
          <span className="by-rule">{legend.rule}</span>
        </span>
      </div>
      {shown && (
        <div className="foot-content" id={id} data-opened={shown.name}>
          {shown.content()}
        </div>
      )}
    </>
  );
}
