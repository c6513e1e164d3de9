/** What one token of the bucket pays for, beside a small event: about as much work again each. */
const TOKEN_BYTES = 4_096;
const TOKEN_VALUES = 16;

/** Said behind the bucket's own sentences. */
export const WEIGHED = 'A long one counts for several.';

const [BACKSLASH, QUOTE, COMMA, BRACKET, BRACE] = [0x5c, 0x22, 0x2c, 0x5b, 0x7b];

/**
 * What a message costs its sender, in tokens: a megabyte of text is parsed and echoed in a few milliseconds, one of
 * empty arrays in some hundred.
 */
export function costOf(data: unknown): number {
  const values = typeof data === 'string' ? countValues(data) : 0;
  return 1 + Math.floor(sizeOf(data) / TOKEN_BYTES) + Math.floor(values / TOKEN_VALUES);
}

/** In UTF-16 code units for a string; most are kept in a byte each. */
export function sizeOf(data: unknown): number {
  if (typeof data === 'string') return data.length;
  return ArrayBuffer.isView(data) || data instanceof ArrayBuffer ? data.byteLength : 0;
}

/** Arrays, objects and their further items in a JSON text, found without parsing it. */
function countValues(json: string): number {
  let count = 0;
  let inString = false;
  for (let at = 0; at < json.length; at++) {
    const character = json.charCodeAt(at);
    if (inString) {
      if (character === BACKSLASH) at++;
      else if (character === QUOTE) inString = false;
    } else if (character === QUOTE) inString = true;
    else if (character === COMMA || character === BRACKET || character === BRACE) count++;
  }
  return count;
}
