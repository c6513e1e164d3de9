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

/** Typographic quotes, which Firefox prints and chat programs make, as the straight ones that the readers look for. */
const QUOTES: readonly (readonly [RegExp, string])[] = [
  [/[‘’‚′]/g, "'"],
  [/[“”„″]/g, '"'],
];
/** What pages and trackers make of plain text. */
const ENTITIES: readonly (readonly [RegExp, string])[] = [
  [/&(?:#39|#x27|apos);/gi, "'"],
  [/&(?:#34|quot);/gi, '"'],
  [/&lt;/gi, '<'],
  [/&gt;/gi, '>'],
  [/&nbsp;/gi, ' '],
  [/&amp;/gi, '&'],
];
/** An address as Markdown writes a link to itself, and between angle brackets. */
const LINKS: readonly (readonly [RegExp, string])[] = [
  [/\[((?:https?|wss?):\/\/[^\]\s[]{1,2048})\]\((?:https?|wss?):\/\/[^)\s]{1,2048}\)/g, '$1'],
  [/<((?:https?|wss?):\/\/[^<>\s]{1,2048})>/g, '$1'],
];

function plain(text: string): string {
  return [...ENTITIES, ...QUOTES, ...LINKS].reduce((all, [from, to]) => all.replace(from, to), text);
}

/** How mails and forums mark a quotation, and collectors the lines of one of several programs. */
const MARK = /^(?:> ?|\| )/;
/** curl -v marks what it sends with the same sign. */
const VERBOSE = /^>{1,2} ?[A-Z]{3,10} \S{1,4096} HTTP\/|^<{1,2} ?HTTP\//;

/** Without the marks of a quotation, where most lines have one. */
function unquoted(lines: readonly string[]): readonly string[] {
  const marked = lines.filter(line => MARK.test(line)).length;
  const told = lines.filter(line => line.trim() !== '').length;
  if (marked === 0 || marked * 2 < told || lines.some(line => VERBOSE.test(line))) return lines;
  return lines.map(line => line.replace(MARK, ''));
}

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
    lines: unquoted(plain(lines.slice(0, MOST_LINES).join('\n')).split('\n')),
    cut: paste.length > MOST_CHARACTERS || lines.length > MOST_LINES,
  };
}
