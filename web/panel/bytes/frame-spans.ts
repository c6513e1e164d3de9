import type { FrameItemView } from '../../decode/views.ts';
import type { LayerSpan } from './Hex.tsx';

/** Bytes that the first `units` UTF-16 units of a text take in UTF-8. */
function byteLength(text: string, units: number): number {
  return new TextEncoder().encode(text.slice(0, units)).length;
}

/**
 * Which bytes of a frame belong to which layer, by offsets into the frame. The layers inside of a payload stand where the
 * masked bytes stand (masking moves none, RFC 6455 §5.3), unless they are compressed or spread over several frames.
 */
export function frameSpans({ frame, message, packet }: FrameItemView): readonly LayerSpan[] {
  const base = frame.span.start;
  const spans: LayerSpan[] = [];
  const add = (start: number, end: number, layer: LayerSpan['layer']) => {
    if (end > start) spans.push({ start: start - base, end: end - base, layer });
  };
  const { maskKeySpan: key, headerSpan: header, payloadSpan: payload } = frame;
  add(header.start, key ? key.start : header.end, 'frame');
  if (key) add(key.start, key.end, 'mask');
  const text = message?.text;
  if (!packet || text === undefined || message?.compressed || message?.frames !== 1) {
    add(payload.start, payload.end, 'event');
    return spans;
  }
  const digitEnd = payload.start + byteLength(text, packet.engineIo.typeSpan.end);
  add(payload.start, digitEnd, 'engine');
  const inner = packet.socketIo?.packet;
  const innerEnd = inner?.payloadSpan
    ? payload.start + byteLength(text, packet.engineIo.dataSpan.start + inner.payloadSpan.start)
    : inner
      ? payload.end
      : digitEnd;
  add(digitEnd, innerEnd, 'socket');
  add(innerEnd, payload.end, 'event');
  return spans;
}
