import { type ReactNode, useId, useState } from 'react';
import type { Origins } from '../../../server/protocol/origins.ts';
import { latin1 } from '../../decode/bytes.ts';
import type { PageEvent } from '../../experiments/experiment.ts';
import type { Language } from '../../language.ts';
import { runWords } from '../../run/run-words.ts';
import { CopyButton } from '../CopyButton.tsx';
import { targetOf } from '../picture/wire-calls.ts';
import { Tabs, tabId, tabPanelId } from '../Tabs.tsx';
import { BodyText } from './BodyDetails.tsx';
import { copyRaw } from './copy.ts';
import { EventFields } from './EventFields.tsx';
import { FrameFields } from './FrameDetails.tsx';
import { frameSpans } from './frame-spans.ts';
import { CopyHead, Faults, Masks } from './HeadDetails.tsx';
import { HeaderLines } from './HeaderLines.tsx';
import { Hex, type LayerSpan } from './Hex.tsx';
import type { Opened } from './opened.ts';
import { PacketLayers } from './PacketLayers.tsx';

type Tab = 'first' | 'raw' | 'hex';

/** What the bytes mean, by what they are. */
const FIRST: Readonly<Record<Opened['kind'], (words: ReturnType<typeof runWords>) => string>> = {
  head: words => words.headers,
  packet: words => words.layers,
  frame: words => words.layers,
  event: words => words.fields,
};

interface Props {
  readonly opened: Opened;
  /** The header that the deciding step reads in this head; null: none. */
  readonly decides: string | null;
  readonly language: Language;
  readonly origins: Origins;
}

/** The bytes of one arrow, beneath it: what they mean, as they came, and in hex. */
export function OpenedArrow({ opened, decides, language, origins }: Props) {
  const words = runWords(language);
  const [tab, setTab] = useState<Tab>('first');
  const id = useId();
  const tabs = [
    { key: 'first', label: FIRST[opened.kind](words) },
    { key: 'raw', label: words.raw },
    { key: 'hex', label: words.hex },
  ] as const;
  return (
    <div className="opened" data-kind={opened.kind}>
      <div className="opened-bar">
        <code>{titleOf(opened)}</code>
        <Tabs
          id={id}
          label={titleOf(opened)}
          className="opened-tabs"
          tabs={tabs}
          chosen={tab}
          onChoose={setTab}
        />
      </div>
      <div role="tabpanel" id={tabPanelId(id)} aria-labelledby={tabId(id, tab)}>
        {contentOf(tab)}
      </div>
    </div>
  );

  function contentOf(shown: Tab): ReactNode {
    const { bytes, spans } = bytesOf(opened);
    switch (shown) {
      case 'first':
        return <Meaning opened={opened} decides={decides} language={language} />;
      case 'raw':
        return (
          <>
            <pre data-raw="">{latin1(bytes)}</pre>
            <p className="copies">
              {opened.kind === 'head' ? (
                <CopyHead {...opened} origins={origins} language={language} />
              ) : (
                <CopyButton label={words.copyRaw} text={() => copyRaw(bytes)} language={language} />
              )}
            </p>
          </>
        );
      case 'hex':
        return <Hex bytes={bytes} spans={spans} language={language} />;
    }
  }
}

function titleOf(opened: Opened): string {
  switch (opened.kind) {
    case 'head': {
      const { head } = opened;
      if (head.kind === 'request') return `${head.method?.text} ${targetOf(opened.view).path}`;
      return `${head.status?.text} ${head.reason?.text}`;
    }
    case 'packet':
      return 'HTTP → Engine.IO → Socket.IO';
    case 'frame':
      return opened.item.packet ? 'WebSocket → Engine.IO → Socket.IO' : 'WebSocket';
    case 'event':
      return 'HTTP → text/event-stream';
  }
}

function bytesOf(opened: Opened): { readonly bytes: Uint8Array; readonly spans: readonly LayerSpan[] } {
  if (opened.kind === 'frame') {
    const { start, end } = opened.item.frame.span;
    return { bytes: opened.stretch.bytes.subarray(start, end), spans: frameSpans(opened.item) };
  }
  if (opened.kind === 'event') {
    const { end, start } = opened.item.raw;
    const bytes = opened.stretch.bytes.subarray(start, end);
    return { bytes, spans: [{ start: 0, end: bytes.length, layer: 'http' }] };
  }
  const { bytes } = opened.kind === 'head' ? opened.stretch : opened.body.raw;
  return { bytes, spans: [{ start: 0, end: bytes.length, layer: 'http' }] };
}

function Meaning({ opened, decides, language }: Omit<Props, 'origins'>) {
  switch (opened.kind) {
    case 'head': {
      const { body, head, stretch } = opened;
      return (
        <>
          <HeaderLines head={head} decides={decides} language={language} />
          <Masks masks={stretch.masks} language={language} />
          <Faults head={head} stretch={stretch} language={language} />
          {body && body.raw.bytes.length > 0 && <BodyText body={body} language={language} />}
        </>
      );
    }
    case 'packet':
      return <PacketLayers packet={opened.packet} language={language} />;
    case 'event':
      return <EventFields item={opened.item} language={language} />;
    case 'frame': {
      const { message, packet } = opened.item;
      return (
        <>
          {packet && <PacketLayers packet={packet} language={language} />}
          {!packet && message?.text !== undefined && <pre data-layer="event">{message.text}</pre>}
          <FrameFields item={opened.item} language={language} />
        </>
      );
    }
  }
}

/** What a script can read of what it was told, or what it called with. */
export function OpenedEvent({ event, language }: { readonly event: PageEvent; readonly language: Language }) {
  return (
    <dl className="opened opened-event" aria-label={runWords(language).told}>
      {event.facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
