import { useId, useState } from 'react';
import { valuesOf } from '../../decode/http/fields.ts';
import type { ExchangeView } from '../../decode/views.ts';
import { acceptSteps } from '../../decode/websocket/accept.ts';
import type { Language } from '../../language.ts';
import { runWords } from '../../run/run-words.ts';
import { fill } from '../../run/words.ts';
import { Fold } from '../Fold.tsx';

/** The key of RFC 6455 §1.3 and the one of the original note, which is Wikipedia's. */
const EXAMPLES = { rfc: 'dGhlIHNhbXBsZSBub25jZQ==', note: 'x3JJHMbDL1EzLkh9GBhXDw==' } as const;
type Choice = 'this' | keyof typeof EXAMPLES;

interface Props {
  readonly view: ExchangeView;
  readonly language: Language;
}

/** How Sec-WebSocket-Accept comes from the key, for this handshake and for two known ones. Nothing where no key was sent. */
export function AcceptSteps({ view: { request, response }, language }: Props) {
  const words = runWords(language);
  const id = useId();
  const [choice, setChoice] = useState<Choice>('this');
  const sent = request && valuesOf(request.head, 'sec-websocket-key')[0];
  if (sent === undefined) return null;

  const steps = acceptSteps(choice === 'this' ? sent : EXAMPLES[choice]);
  const answered = response && valuesOf(response.head, 'sec-websocket-accept')[0];
  const rows: readonly (readonly [string, string])[] = [
    [words.acceptKey, steps.key],
    [words.acceptJoined, steps.concatenated],
    [words.acceptSha, Array.from(steps.sha1, byte => byte.toString(16).padStart(2, '0')).join(' ')],
    [words.acceptBase64, steps.accept],
  ];
  return (
    <Fold className="item accept" kind="accept" summary={words.accept}>
      <label htmlFor={id} className="knob">
        <span className="unseen">{words.accept}</span>
        <select id={id} value={choice} onChange={event => setChoice(event.currentTarget.value as Choice)}>
          <option value="this">{words.acceptThis}</option>
          <option value="rfc">{words.acceptRfc}</option>
          <option value="note">{words.acceptNote}</option>
        </select>
      </label>
      <dl className="fields">
        {rows.map(([name, value]) => (
          <div key={name} className="field">
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
      {choice === 'this' && answered !== undefined && (
        <p data-accept={answered === steps.accept}>
          {answered === steps.accept ? words.acceptEqual : fill(words.acceptDiffers, { value: answered })}
        </p>
      )}
    </Fold>
  );
}
