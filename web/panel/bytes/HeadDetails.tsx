import type { Origins } from '../../../server/protocol/origins.ts';
import type { Mask } from '../../../server/protocol/records.ts';
import { latin1 } from '../../decode/bytes.ts';
import type { DecodedRequestHead, DecodedResponseHead } from '../../decode/http/head.ts';
import type { Body, ExchangeView, Segment } from '../../decode/views.ts';
import type { Language } from '../../language.ts';
import { runWords } from '../../run/run-words.ts';
import { fill } from '../../run/words.ts';
import { CopyButton } from '../CopyButton.tsx';
import { Fold } from '../Fold.tsx';
import { hostOf } from '../picture/wire-calls.ts';
import { BodyDetails } from './BodyDetails.tsx';
import { copyCurl, copyRaw } from './copy.ts';
import { Hex } from './Hex.tsx';
import { Note } from './Note.tsx';

interface Props {
  /** The key of its arrow in the picture. */
  readonly id: string;
  readonly head: DecodedRequestHead | DecodedResponseHead;
  readonly stretch: Segment;
  readonly body: Body | undefined;
  /** The exchange that it belongs to. */
  readonly view: ExchangeView;
  readonly origins: Origins;
  readonly language: Language;
}

/** One head as it crossed the wire: the start line, each field with its note, the raw bytes beside their hex. */
export function HeadDetails({ id, head, stretch, body, view, origins, language }: Props) {
  const words = runWords(language);
  const isRequest = head.kind === 'request';
  const start = isRequest
    ? [head.method, head.target, head.version]
    : [head.version, head.status, head.reason];
  return (
    <>
      <Fold
        className="item"
        item={id}
        kind={head.kind}
        summary={
          <>
            {isRequest ? words.request : words.response}{' '}
            <code>{start.map(piece => piece?.text).join(' ')}</code>
          </>
        }
      >
        {!isRequest && head.status && <Note kind="status" name={head.status.text} language={language} />}
        {isRequest && head.method && <Note kind="method" name={head.method.text} language={language} />}
        <Masks masks={stretch.masks} language={language} />
        <dl className="fields" aria-label={words.headers}>
          {head.fields.map(field => (
            <div key={field.line.start} className="field">
              <dt>
                <code>{field.name.text}</code>
              </dt>
              <dd>
                <code>{field.value.text}</code>
                <Note kind={`${head.kind}-header`} name={field.name.text} language={language} />
              </dd>
            </div>
          ))}
        </dl>
        <Faults head={head} stretch={stretch} language={language} />
        <Fold className="raw" summary={words.hex}>
          <pre data-raw="">{latin1(stretch.bytes)}</pre>
          <Hex
            bytes={stretch.bytes}
            spans={[{ start: 0, end: stretch.bytes.length, layer: 'http' }]}
            language={language}
          />
        </Fold>
        <p className="copies">
          <CopyHead
            head={head}
            stretch={stretch}
            body={body}
            view={view}
            origins={origins}
            language={language}
          />
        </p>
      </Fold>
      {body && body.raw.bytes.length > 0 && (
        <BodyDetails
          id={id.replace(/request$/, 'sent').replace(/response$/, 'received')}
          body={body}
          language={language}
        />
      )}
    </>
  );
}

/** The head for the clipboard, and a request as a command. */
export function CopyHead({ head, stretch, body, view, origins, language }: Omit<Props, 'id'>) {
  const words = runWords(language);
  return (
    <>
      <CopyButton label={words.copyRaw} text={() => copyRaw(stretch.bytes)} language={language} />
      {head.kind === 'request' && (
        <CopyButton
          label={words.copyCurl}
          text={() => copyCurl(originOf(view, origins), curlRequest(head, body))}
          language={language}
        />
      )}
    </>
  );
}

/** What is wrong with a head, and what was not recorded of it. */
export function Faults({ head, stretch, language }: Pick<Props, 'head' | 'stretch' | 'language'>) {
  const words = runWords(language);
  return (
    <>
      {head.violations.map(({ id: name, source, start: at }) => (
        <p key={`${name}:${at}`} className="violation">
          {words.violation}: <code>{name}</code> ({source})
        </p>
      ))}
      {stretch.cut && <p className="cut">{fill(words.cut, { limit: stretch.cut.limit })}</p>}
    </>
  );
}

/** The lab’s origin that the request went to: the one whose host it names. */
function originOf(view: ExchangeView, origins: Origins): string {
  const host = hostOf(view);
  return Object.values(origins).find(origin => new URL(origin).host === host) ?? origins.lab;
}

function curlRequest(head: DecodedRequestHead, body: Body | undefined) {
  return {
    method: head.method?.text ?? 'GET',
    target: head.target?.text ?? '/',
    fields: head.fields.map(({ name, value }) => ({ name: name.text, value: value.text })),
    body: body?.text || null,
  };
}

export function Masks({ masks, language }: { readonly masks: readonly Mask[]; readonly language: Language }) {
  const words = runWords(language);
  if (masks.length === 0) return null;
  const what = masks.map(({ hides, count }) =>
    hides === 'foreign-cookies' ? fill(words.hiddenCookies, { n: count }) : words.hides[hides],
  );
  return (
    <p className="masks">
      {fill(words.masks, { what: [...new Set(what)].join(language === 'zh' ? '、' : ', ') })}
    </p>
  );
}
