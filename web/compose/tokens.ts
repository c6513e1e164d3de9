import type { Fix } from '../fixes/case.ts';

/** A piece of a text with its kind, as the styles of listings name it; null: nothing special. */
export interface Token {
  readonly text: string;
  readonly kind: 'comment' | 'string' | 'keyword' | 'constant' | null;
}

type Kinds = readonly (readonly [kind: NonNullable<Token['kind']>, pattern: RegExp])[];

/** Of the generated texts alone: they have no regular expressions, no template strings and no comments of several lines. */
const KINDS: Readonly<Record<Fix['file'], Kinds>> = {
  'server.mjs': [
    ['comment', /\/\/[^\n]*/],
    ['string', /'(?:[^'\\\n]|\\.)*'/],
    ['keyword', /\b(?:import|from|const|new|if|return|await|async)\b/],
    ['constant', /\b(?:true|false|null|undefined|\d+)\b/],
  ],
  'nginx.conf': [
    ['comment', /(?<=^|\s)#[^\n]*/],
    ['string', /"(?:[^"\\]|\\.)*"/],
    ['keyword', /(?<=^ *)[a-z_]+(?=[ ;])/m],
    ['constant', /\$\w+|\b\d+\b/],
  ],
};

/** Splits a generated text for colouring; the pieces joined are the text. */
export function tokensOf(text: string, file: Fix['file']): readonly Token[] {
  const kinds = KINDS[file];
  const any = new RegExp(kinds.map(([, pattern]) => `(${pattern.source})`).join('|'), 'gm');
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(any)) {
    if (match.index > end) tokens.push({ text: text.slice(end, match.index), kind: null });
    const which = match.slice(1).findIndex(group => group !== undefined);
    tokens.push({ text: match[0], kind: kinds[which]?.[0] ?? null });
    end = match.index + match[0].length;
  }
  return end < text.length ? [...tokens, { text: text.slice(end), kind: null }] : tokens;
}
