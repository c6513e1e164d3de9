import { tokensFor } from '../limits/bucket.ts';
import { sizeOf } from '../limits/size-of.ts';

/** Values of an event that cost about as much work as a small one. */
const TOKEN_VALUES = 16;

const [BACKSLASH, QUOTE, COMMA, BRACKET, BRACE] = [0x5c, 0x22, 0x2c, 0x5b, 0x7b];

/**
 * What a message costs its sender, in tokens: a megabyte of text is parsed and echoed in a few milliseconds, one of
 * empty arrays in some hundred.
 */
export function costOf(data: unknown): number {
  const values = typeof data === 'string' ? countValues(data) : 0;
  return tokensFor(sizeOf(data)) + Math.floor(values / TOKEN_VALUES);
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
