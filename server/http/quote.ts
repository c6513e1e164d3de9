/** Longest text of a stranger that an answer shows, in UTF-16 code units. */
const SHOWN = 120;

/**
 * A stranger's text as it may stand in a plain answer: in quotes, cut, and with every character that could mean
 * something to a terminal, a header or a page written as an escape.
 */
export function quote(text: string): string {
  const cut = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  const escaped = cut.replace(/[^\x20-\x7e…]|["\\<>&]/g, character =>
    character === '"' || character === '\\'
      ? `\\${character}`
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `"${escaped}"`;
}
