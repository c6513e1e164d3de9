/** What is handed to a socket: a stream that decodes no strings passes them on as they were written (Node: `decodeStrings`). */
export type Written = string | Uint8Array;
export interface WrittenPart {
  readonly chunk: Written;
  readonly encoding: BufferEncoding;
}

/** Large enough for nearly all that is written in one go. */
const SCRATCH_BYTES = 65_536;
/** The most bytes that a UTF-16 code unit takes, in any encoding of Node's. */
const UNIT_BYTES = 3;
const scratch = Buffer.allocUnsafeSlow(SCRATCH_BYTES);

/** The bytes of one part; those of a string last until the next call. */
export function bytesOf(chunk: Written, encoding?: BufferEncoding): Buffer {
  if (typeof chunk !== 'string')
    return Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  return chunk.length * UNIT_BYTES > SCRATCH_BYTES
    ? Buffer.from(chunk, encoding)
    : scratch.subarray(0, scratch.write(chunk, encoding));
}

/** The bytes of parts that are written in one go; they last until the next call. */
export function joinedBytes(parts: readonly WrittenPart[]): Buffer {
  let most = 0;
  for (const { chunk } of parts) most += typeof chunk === 'string' ? chunk.length * UNIT_BYTES : chunk.length;
  if (most > SCRATCH_BYTES)
    return Buffer.concat(
      parts.map(({ chunk, encoding }) => (typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk)),
    );
  let used = 0;
  for (const { chunk, encoding } of parts) {
    if (typeof chunk === 'string') used += scratch.write(chunk, used, encoding);
    else {
      scratch.set(chunk, used);
      used += chunk.length;
    }
  }
  return scratch.subarray(0, used);
}
