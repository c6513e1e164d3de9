import type { FrameItemView, Segment, UpgradedView } from '../../decode/views.ts';
import type { Language } from '../../language.ts';
import { runWords } from '../../run/run-words.ts';
import { fill } from '../../run/words.ts';
import { CopyButton } from '../CopyButton.tsx';
import { Fold } from '../Fold.tsx';
import { copyRaw } from './copy.ts';
import { frameMeasure } from './frame-measure.ts';
import { frameSpans } from './frame-spans.ts';
import { Hex } from './Hex.tsx';
import { Note } from './Note.tsx';
import { PacketLayers } from './PacketLayers.tsx';

interface Props {
  /** The key of the exchange that the upgrade began. */
  readonly id: string;
  readonly upgraded: UpgradedView;
  readonly language: Language;
}

/** Everything behind the 101, frame by frame, both directions in the order of the wire. */
export function FrameDetails({ id, upgraded, language }: Props) {
  const words = runWords(language);
  return (
    <>
      <h5>{words.frames}</h5>
      {upgraded.items.map((item, index) => {
        const key = `${id}:frame${index}`;
        if (item.kind === 'frame') {
          const stretch = upgraded.bytes[item.direction];
          return <OneFrame key={key} id={key} item={item} stretch={stretch} language={language} />;
        }
        if (item.kind === 'lost') {
          return (
            <p key={key} className="cut">
              {item.direction}: {words.lost[item.why]}
            </p>
          );
        }
        return (
          <p key={key} className="violation">
            {item.direction}, {words.violation}: <code>{item.violation.id}</code> ({item.violation.source})
          </p>
        );
      })}
      {Object.values(upgraded.bytes).map(
        ({ direction, cut }) =>
          cut && (
            <p key={direction} className="cut">
              {direction}: {fill(words.cut, { limit: cut.limit })}
            </p>
          ),
      )}
    </>
  );
}

interface FrameProps {
  readonly id: string;
  readonly item: FrameItemView;
  readonly stretch: Segment;
  readonly language: Language;
}

function OneFrame({ id, item, stretch, language }: FrameProps) {
  const words = runWords(language);
  const { frame, message, packet, direction } = item;
  const bytes = stretch.bytes.subarray(frame.span.start, frame.span.end);
  return (
    <Fold
      className="item"
      item={id}
      kind="frame"
      direction={direction}
      summary={
        <>
          <span aria-hidden="true">{direction === 'client→server' ? '→' : '←'}</span>{' '}
          <span className="unseen">{direction}</span> <code>{frame.opcodeName}</code>{' '}
          <code className="preview">{message?.text ?? frameMeasure(item)}</code>
        </>
      }
    >
      <FrameFields item={item} language={language} />
      {packet && <PacketLayers packet={packet} language={language} />}
      {!packet && message?.text !== undefined && <pre data-layer="event">{message.text}</pre>}
      <Hex bytes={bytes} spans={frameSpans(item)} language={language} />
      <p className="copies">
        <CopyButton label={words.copyRaw} text={() => copyRaw(bytes)} language={language} />
      </p>
    </Fold>
  );
}

/** The fields of a frame’s header (RFC 6455 §5.2), each with its note. */
export function FrameFields({ item: { frame }, language }: Pick<FrameProps, 'item' | 'language'>) {
  const bits: readonly (readonly [name: string, value: string])[] = [
    ['FIN', frame.fin ? '1' : '0'],
    ['RSV1', frame.rsv1 ? '1' : '0'],
    ['opcode', `0x${frame.opcode.toString(16)} ${frame.opcodeName}`],
    ['MASK', frame.masked ? '1' : '0'],
    ['payload length', `${frame.payloadLength} (${frame.lengthForm} bit)`],
    ...(frame.maskKey ? [['masking key', copyRaw(frame.maskKey)] as const] : []),
    ...(frame.close ? [['close code', `${frame.close.code} ${frame.close.reason}`.trim()] as const] : []),
  ];
  return (
    <dl className="fields">
      {bits.map(([name, value]) => (
        <div key={name} className="field">
          <dt>
            <code>{name}</code>
          </dt>
          <dd>
            <code>{value}</code>
            <Note
              kind={name === 'opcode' ? 'opcode' : 'frame'}
              name={name === 'opcode' ? frame.opcodeName : name}
              language={language}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}
