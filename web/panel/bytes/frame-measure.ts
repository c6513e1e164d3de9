import type { FrameItemView } from '../../decode/views.ts';

/**
 * How long a frame is, each measure by its name: the payload as it was sent, and the message that the frame completes where
 * that is of another length, because it was compressed (RFC 7692) or came in several frames.
 */
export function frameMeasure({ frame, message }: FrameItemView): string {
  const payload = `payload ${frame.payloadLength} B`;
  if (!message || message.data.length === frame.payloadLength) return payload;
  return `${payload}, message ${message.data.length} B`;
}
