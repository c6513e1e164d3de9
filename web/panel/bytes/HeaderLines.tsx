import { type KeyboardEvent, useState } from 'react';
import type { DecodedRequestHead, DecodedResponseHead } from '../../decode/http/head.ts';
import type { Language } from '../../language.ts';
import { runWords } from '../../run/run-words.ts';
import { fill } from '../../run/words.ts';
import { type HeadLine, linesOfHead } from './lines-of-head.ts';
import { Note } from './Note.tsx';

interface Props {
  readonly head: DecodedRequestHead | DecodedResponseHead;
  readonly decides: string | null;
  readonly language: Language;
}

/** So many names of folded headers are said. */
const NAMED = 3;

/** The headers of a head, and the note of one of them: of the deciding one until another is pointed at or focused. */
export function HeaderLines({ head, decides, language }: Props) {
  const words = runWords(language);
  const { deciding, read, others } = linesOfHead(head, decides);
  const [all, setAll] = useState(false);
  const shown = [...deciding, ...read, ...(all ? others : [])];
  const [at, setAt] = useState(0);
  const current = shown[at];
  const move = (event: KeyboardEvent<HTMLUListElement>) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const next = Math.min(Math.max(at + by, 0), shown.length - 1);
    event.currentTarget.querySelectorAll<HTMLElement>('li')[next]?.focus();
  };
  return (
    <>
      <ul className="header-lines" onKeyDown={move}>
        {shown.map((line, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a header may come twice, and only its place tells which
            key={`${index}:${line.name}`}
            tabIndex={index === at ? 0 : -1}
            data-decides={index < deciding.length}
            data-current={index === at}
            onFocus={() => setAt(index)}
            onPointerEnter={() => setAt(index)}
          >
            <Line line={line} absent={words.absentIn[head.kind]} />
          </li>
        ))}
      </ul>
      {!all && others.length > 0 && (
        <button type="button" className="rest" onClick={() => setAll(true)}>
          {fill(words.moreHeaders, {
            n: others.length,
            names: others
              .slice(0, NAMED)
              .map(({ name }) => name)
              .join(language === 'zh' ? '、' : ', '),
          })}
        </button>
      )}
      <p className="opened-note">
        {current && (
          <>
            <b>{current.name}</b>{' '}
            <Note kind={`${head.kind}-header`} name={current.name} language={language} />
          </>
        )}
      </p>
    </>
  );
}

function Line({ line: { name, value }, absent }: { readonly line: HeadLine; readonly absent: string }) {
  if (value !== null)
    return (
      <code>
        {name}: {value}
      </code>
    );
  return (
    <>
      <s>
        <code>{name}</code>
      </s>{' '}
      <em>{absent}</em>
    </>
  );
}
