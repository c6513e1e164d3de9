/** Longest text of one fact, in UTF-16 units; the bytes are on the wire in full. */
const FACT_LENGTH = 300;

function hex(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, 32), byte => byte.toString(16).padStart(2, '0')).join(' ');
}

function bytesOf(value: unknown): Uint8Array | null {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  return ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : null;
}

/** What a script read, as a programmer would print it: texts in quotes, binary as hex, objects as JSON. */
export function describeFact(value: unknown): string {
  const bytes = bytesOf(value);
  if (bytes) return `${bytes.length} B: ${hex(bytes)}`;
  if (value instanceof URL) return value.href;
  const text = JSON.stringify(value, (_key, part: unknown) => {
    const inner = bytesOf(part);
    return inner ? `<${hex(inner)}>` : part;
  });
  const whole = text ?? String(value);
  return whole.length > FACT_LENGTH ? `${whole.slice(0, FACT_LENGTH)}…` : whole;
}
