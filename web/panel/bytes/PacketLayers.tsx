import type { PacketView } from '../../decode/views.ts';
import type { Language } from '../../language.ts';
import { runWords } from '../../run/run-words.ts';
import { Note } from './Note.tsx';

interface Props {
  readonly packet: PacketView;
  readonly language: Language;
}

/** One Engine.IO packet and what it carries, layer by layer, each in its hue: type digit, Socket.IO type, event. */
export function PacketLayers({ packet: { engineIo, socketIo }, language }: Props) {
  const words = runWords(language);
  const packet = socketIo?.packet;
  const { data } = engineIo;
  const violations = [...engineIo.violations, ...(socketIo?.violations ?? []), ...(packet?.violations ?? [])];
  return (
    <dl className="layers" aria-label={words.layers}>
      <dt data-layer="engine">Engine.IO</dt>
      <dd>
        <code data-layer="engine">{engineIo.type ?? '?'}</code>
        {engineIo.type && <Note kind="engine-io" name={engineIo.type} language={language} />}
        {engineIo.type !== 'message' && typeof data === 'string' && data !== '' && <pre>{data}</pre>}
      </dd>
      {packet && (
        <>
          <dt data-layer="socket">Socket.IO</dt>
          <dd>
            <code data-layer="socket">{packet.type ?? '?'}</code>
            {packet.namespace !== '/' && <code> {packet.namespace}</code>}
            {packet.ackId !== undefined && <code> #{packet.ackId}</code>}
            {packet.type && <Note kind="socket-io" name={packet.type} language={language} />}
          </dd>
          {packet.payload !== undefined && (
            <>
              <dt data-layer="event">{packet.event ? 'event' : 'payload'}</dt>
              <dd>
                <pre data-layer="event">{JSON.stringify(packet.payload, null, 1)}</pre>
              </dd>
            </>
          )}
        </>
      )}
      {socketIo?.attachment && (
        <>
          <dt data-layer="event">#{socketIo.attachment.index}</dt>
          <dd>{typeof data === 'string' ? data : `${data.length} B`}</dd>
        </>
      )}
      {violations.map(({ id, source }) => (
        <div key={id} className="violation">
          {words.violation}: <code>{id}</code> ({source})
        </div>
      ))}
    </dl>
  );
}
