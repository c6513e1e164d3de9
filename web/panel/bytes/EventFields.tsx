import { Fragment } from 'react';
import type { StreamBlockView } from '../../decode/views.ts';
import type { Language } from '../../language.ts';
import { fill } from '../../run/fill.ts';
import { Note } from './Note.tsx';

const WORDS = {
  zh: {
    done: '空行表示事件结束：浏览器派发事件，最后一个事件的 id 现在是 {id}。',
    empty: '没有 data，不派发事件。',
    open: '后面没有空行：浏览器会一直等，响应结束时就丢掉它。',
  },
  en: {
    done: 'The blank line ends the event: it is dispatched, and the last event id is now {id}.',
    empty: 'No data, so no event is dispatched.',
    open: 'No blank line has come behind it: the browser keeps waiting, and drops it if the response ends.',
  },
} as const;

/** The fields of an event, and what they come to. */
export function EventFields({
  item,
  language,
}: {
  readonly item: StreamBlockView;
  readonly language: Language;
}) {
  const words = WORDS[language];
  const { data, fields, lastEventId, whole } = item.block;
  const lines = fields.map((field, at) => ({ ...field, at }));
  return (
    <>
      <dl className="layers" data-layer="http">
        {lines.map(({ at, name, value }) => (
          <Fragment key={at}>
            <dt>
              <code>{name || ':'}</code>
            </dt>
            <dd>
              <code>{value}</code>
              <Note kind="event-stream" name={name} language={language} />
            </dd>
          </Fragment>
        ))}
      </dl>
      <p className="note">
        {!whole ? words.open : data === null ? words.empty : fill(words.done, { id: lastEventId || '""' })}
      </p>
    </>
  );
}
