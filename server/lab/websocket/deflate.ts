import type { WebSocket } from 'ws';

/** The parts of `ws` that this file uses; the package declares no type for them. */
interface Parts {
  readonly _extensions: { readonly 'permessage-deflate'?: Deflate };
  /** Its state is 0 while it compresses nothing. */
  readonly _sender: { readonly _state: number };
}
interface Deflate {
  _inflate: Stream | null;
  _deflate: Stream | null;
}
interface Stream {
  close(): void;
}

/**
 * Compression that keeps nothing between two messages (RFC 7692 §7.1.1). A server may say so for both sides even where
 * the client has not offered it. What is shorter than `ws`'s threshold of 1,024 bytes then goes as it is.
 */
export const PER_MESSAGE_DEFLATE = { serverNoContextTakeover: true, clientNoContextTakeover: true };

/**
 * Gives back the decompressor of a message that has come: `ws` resets it and keeps it, with a quarter of a mebibyte
 * for both directions, as long as the connection lives.
 */
export function releaseInflate(ws: WebSocket): void {
  const deflate = deflateOf(ws);
  deflate?._inflate?.close();
  if (deflate) deflate._inflate = null;
}

/** Gives back the compressor once a message has gone, unless it has the next one already. */
export function releaseDeflate(ws: WebSocket): void {
  const { _sender: sender } = ws as unknown as Parts;
  const deflate = deflateOf(ws);
  if (sender._state !== 0) return;
  deflate?._deflate?.close();
  if (deflate) deflate._deflate = null;
}

function deflateOf(ws: WebSocket): Deflate | undefined {
  return (ws as unknown as Parts)._extensions['permessage-deflate'];
}
