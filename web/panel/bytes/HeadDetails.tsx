import type { Mask } from '../../../server/protocol/records.ts';

import { latin1 } from '../../decode/bytes.ts';
import type { DecodedRequestHead, DecodedResponseHead } from '../../decode/http/head.ts';
import type { Body, Segment } from '../../decode/views.ts';
import type { Language } from '../../language.ts';
import { fill, panelWords } from '../../run/words.ts';
import { CopyButton } from '../CopyButton.tsx';
import { Fold, type Reveal } from '../Fold.tsx';
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
  /** Where the request went, for curl; null for an answer. */
  readonly origin: string | null;
  readonly language: Language;
  readonly reveal: Reveal | null;
}

/** One head as it crossed the wire: the start line, each field with its note, the raw bytes beside their hex. */
export function HeadDetails({ id, head, stretch, body, origin, language, reveal }: Props) {
  const words = panelWords(language);
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
        reveal={reveal?.key === id ? reveal : null}
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
        <dl className="fields" aria-label={words.fields}>
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
        {head.violations.map(({ id: name, source, start: at }) => (
          <p key={`${name}:${at}`} className="violation">
            {words.violation}: <code>{name}</code> ({source})
          </p>
        ))}
        {stretch.cut && <p className="cut">{fill(words.cut, { limit: stretch.cut.limit })}</p>}
        <Fold className="raw" summary={words.hex} reveal={null}>
          <pre data-raw="">{latin1(stretch.bytes)}</pre>
          <Hex
            bytes={stretch.bytes}
            spans={[{ start: 0, end: stretch.bytes.length, layer: 'http' }]}
            language={language}
          />
        </Fold>
        <p className="copies">
          <CopyButton label={words.copyRaw} text={() => copyRaw(stretch.bytes)} language={language} />
          {head.kind === 'request' && origin && (
            <CopyButton
              label={words.copyCurl}
              text={() => copyCurl(origin, curlRequest(head, body))}
              language={language}
            />
          )}
        </p>
      </Fold>
      {body && body.raw.bytes.length > 0 && (
        <BodyDetails
          reveal={reveal}
          id={id.replace(/request$/, 'sent').replace(/response$/, 'received')}
          body={body}
          language={language}
        />
      )}
    </>
  );
}

function curlRequest(head: DecodedRequestHead, body: Body | undefined) {
  return {
    method: head.method?.text ?? 'GET',
    target: head.target?.text ?? '/',
    fields: head.fields.map(({ name, value }) => ({ name: name.text, value: value.text })),
    body: body?.text || null,
  };
}

function Masks({ masks, language }: { readonly masks: readonly Mask[]; readonly language: Language }) {
  const words = panelWords(language);
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
