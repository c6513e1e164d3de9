import type { Bilingual, Language } from '../../language.ts';
import type { CodeLine, CodePart, CodeToken } from '../code.ts';
import type { ChoiceKnob } from '../knob.ts';

export const PAGE: Bilingual = { zh: '页面', en: 'page' };
export const SERVER: Bilingual = { zh: '服务器', en: 'server' };

/** Characters of a line that a panel beside notes has room for. */
const WIDTH = 63;

export function token(knob: string, text: string): CodeToken {
  return { knob, text };
}

/** What a choice is called where it stands in a comment. */
export function labelOf({ choices }: ChoiceKnob, value: string, language: Language): string {
  return choices[value]?.[language] ?? value;
}

/** A string literal. */
export function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

/** Literals with commas between. */
export function quotedList(items: readonly string[]): string {
  return items.map(quoted).join(', ');
}

/** A sentence with tokens in its places: `sentence('from {who}', { who: token(…) })`. */
export function sentence(text: string, places: Readonly<Record<string, CodePart>>): CodeLine {
  return text.split(/\{(\w+)\}/).flatMap((part, at) => (at % 2 === 1 ? (places[part] ?? []) : part || []));
}

/** The same in the language of the comments. */
export function comment(
  text: Bilingual,
  language: Language,
  places: Readonly<Record<string, CodePart>> = {},
): CodeLine {
  return ['// ', ...sentence(text[language], places)];
}

/** Any origin counts as much as `http://localhost:3001`, so that pages that are built before the origins are known are laid out alike. */
const ORIGIN = /(?:https?|wss?):\/\/[^\s/'"]+/g;
const COUNTED = 'x'.repeat(21);

function lengthOf(line: CodeLine): number {
  const text = line.map(part => (typeof part === 'string' ? part : part.text)).join('');
  return text.replace(ORIGIN, COUNTED).length;
}

function joined(items: readonly CodeLine[]): CodeLine {
  return items.flatMap((item, at) => (at > 0 ? [', ', ...item] : item));
}

/** Items with commas between, on as few lines as have room for them. */
function packed(items: readonly CodeLine[]): readonly CodeLine[] {
  const rows: CodeLine[][] = [];
  for (const item of items) {
    const last = rows.at(-1);
    if (last && lengthOf(joined([...last, item])) < WIDTH) last.push(item);
    else rows.push([item]);
  }
  return rows.map((row, at) => (at < rows.length - 1 ? [...joined(row), ','] : joined(row)));
}

/** A call with its arguments and an object of options, which is left out where it has none; on one line where there is room. */
export function callWith(
  before: CodeLine,
  options: readonly CodeLine[],
  hasArguments = true,
): readonly CodeLine[] {
  if (options.length === 0) return [[...before, ')']];
  const open = hasArguments ? ', {' : '{';
  const line = [...before, `${open} `, ...joined(options), ' })'];
  if (lengthOf(line) <= WIDTH) return [line];
  return [[...before, open], ...packed(options).map(row => ['  ', ...row]), ['})']];
}
