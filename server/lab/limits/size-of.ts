/** A message's length in bytes; of a string, in UTF-16 code units, most of which are kept in a byte each. */
export function sizeOf(data: unknown): number {
  if (typeof data === 'string') return data.length;
  return ArrayBuffer.isView(data) || data instanceof ArrayBuffer ? data.byteLength : 0;
}
