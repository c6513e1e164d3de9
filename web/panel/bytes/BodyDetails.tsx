import type { Body, PacketView } from '../../decode/views.ts';
import type { Language } from '../../language.ts';
import { runWords } from '../../run/run-words.ts';
import { fill } from '../../run/words.ts';
import { CopyButton } from '../CopyButton.tsx';
import { Fold } from '../Fold.tsx';
import { copyRaw } from './copy.ts';
import { Hex } from './Hex.tsx';
import { PacketLayers } from './PacketLayers.tsx';

interface Props {
  /** The keys of its packets’ arrows, without their numbers. */
  readonly id: string;
  readonly body: Body;
  readonly language: Language;
}

/** A body as it crossed the wire, and the Engine.IO packets in it. */
export function BodyDetails({ id, body, language }: Props) {
  const words = runWords(language);
  return (
    <Fold
      className="item"
      item={id}
      kind="body"
      summary={
        <>
          {words.body} <code>{fill(words.bytes, { n: body.content.length })}</code>
        </>
      }
    >
      <BodyText body={body} language={language} />
      <Fold className="raw" summary={words.hex}>
        <Hex
          bytes={body.raw.bytes}
          spans={[{ start: 0, end: body.raw.bytes.length, layer: 'http' }]}
          language={language}
        />
      </Fold>
      <p className="copies">
        <CopyButton label={words.copyRaw} text={() => copyRaw(body.raw.bytes)} language={language} />
      </p>
    </Fold>
  );
}

/** What a body says: its packets, or its text, and what is wrong with it. */
export function BodyText({ body, language }: Omit<Props, 'id'>) {
  const words = runWords(language);
  const packets: readonly PacketView[] = body.engineIo?.kind === 'packets' ? body.engineIo.packets : [];
  return (
    <>
      {packets.map(packet => (
        <PacketLayers key={packet.engineIo.span.start} packet={packet} language={language} />
      ))}
      {packets.length === 0 && body.text !== undefined && <pre>{body.text}</pre>}
      {body.violations.map(({ id: name, source, start }) => (
        <p key={`${name}:${start}`} className="violation">
          {words.violation}: <code>{name}</code> ({source})
        </p>
      ))}
      {body.raw.cut && <p className="cut">{fill(words.cut, { limit: body.raw.cut.limit })}</p>}
    </>
  );
}
