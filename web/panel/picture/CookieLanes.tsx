import type { ReactNode } from 'react';
import type { Language } from '../../language.ts';
import type { CookieLanes as Lanes } from '../../rules/cookies/gates.ts';
import { runWords } from '../../run/run-words.ts';
import { fill } from '../../run/words.ts';
import { Ghost } from './Ghost.tsx';

interface Props extends Lanes {
  /** Whether the reader had all of them sent; null where that is so, or nothing was said. */
  readonly guessed: 'sent' | 'held' | null;
  readonly language: Language;
  /** Why the cookie that decides was held back, or was sent. */
  readonly children: ReactNode;
}

/** Each cookie on its way from what the browser keeps to the server, through the gates that may hold it back. */
export function CookieLanes({ gates, cookies, guessed, language, children }: Props) {
  const words = runWords(language);
  return (
    <div className="lanes" data-gates={gates.length}>
      <div className="lane-gates" aria-hidden="true">
        {gates.map(gate => (
          <span key={gate}>{words.gates[gate]}</span>
        ))}
      </div>
      <ol>
        {cookies.map(({ attributes, heldAt, name }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two cookies may have one name
          <li key={index} className="lane" data-held={heldAt === null ? undefined : gates.indexOf(heldAt)}>
            <span className="lane-name">
              <code>{name}</code> <small>{attributes}</small>
            </span>
            <span className="unseen">
              {heldAt === null ? words.cookieSent : fill(words.cookieHeld, { gate: words.gates[heldAt] })}
            </span>
            <span className="track">
              <span className="shaft" />
              {guessed === 'sent' && heldAt !== null && <Ghost at={2} language={language} />}
              {guessed === 'held' && <Ghost at={0} language={language} />}
            </span>
          </li>
        ))}
        {children}
      </ol>
    </div>
  );
}
