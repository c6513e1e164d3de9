import { MOST_CHARACTERS, MOST_LINES } from './limits.ts';

export interface Prepared {
  /** Without line ends, control characters and colours of a terminal; white space at their beginnings stays. */
  readonly lines: readonly string[];
  /** Whether something was left away because there was too much. */
  readonly cut: boolean;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be taken out.
const COLOURS = /\u001b\[[\d;]{0,20}[A-Za-z]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: likewise; TAB and LF stay.
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028\u2029\ufeff]/g;

/** A paste as lines of plain text. Whatever it is, this takes time in proportion to `MOST_CHARACTERS` at most. */
export function prepare(paste: string): Prepared {
  const text = paste
    .slice(0, MOST_CHARACTERS)
    .replace(/\r\n?/g, '\n')
    .replace(COLOURS, '')
    .replace(CONTROLS, ' ')
    .replace(/\u00a0/g, ' ');
  const lines = text.split('\n');
  return {
    lines: lines.slice(0, MOST_LINES),
    cut: paste.length > MOST_CHARACTERS || lines.length > MOST_LINES,
  };
}
