import { RUN_PARAMETER, TOKEN_PARAMETER } from '../protocol/paths.ts';
import type { Mask } from '../protocol/records.ts';
import type { Attribution } from './attribution.ts';
import type { IssuedCookies } from './cookies.ts';
import { CREDENTIALS } from './credentials.ts';
import type { Field } from './http/fields.ts';

/** Stands for whatever is hidden; always as long, so that it says nothing about what it hides. */
export const MASK = '********';

export const NO_MASKS: readonly Mask[] = [];

/** A stretch of the head that is not shown: behind a mask, or left out because another mask counts it. */
interface Cover {
  readonly start: number;
  readonly end: number;
  readonly mask?: Pick<Mask, 'hides' | 'count'>;
}

const NAMES = [
  { parameter: `${TOKEN_PARAMETER}=`, hides: 'token' },
  { parameter: `${RUN_PARAMETER}=`, hides: 'run' },
] as const;
/** What ends a parameter's value in a URL, or a URL in a head. */
const END_OF_VALUE = /[&#\s"]/g;

/** Every place where a head names a token or a run: as a parameter of any URL, or this run's own values anywhere. */
function attributingCovers(head: string, { token, run }: Attribution): Cover[] {
  const covers: Cover[] = [];
  for (const { parameter, hides } of NAMES) {
    for (let at = head.indexOf(parameter, 1); at >= 0; at = head.indexOf(parameter, at + 1)) {
      const before = head[at - 1];
      if (before !== '?' && before !== '&') continue;
      const start = at + parameter.length;
      END_OF_VALUE.lastIndex = start;
      const end = END_OF_VALUE.exec(head)?.index ?? head.length;
      if (end > start) covers.push({ start, end, mask: { hides, count: 1 } });
    }
    const value = hides === 'token' ? token : run;
    for (let at = head.indexOf(value); at >= 0; at = head.indexOf(value, at + value.length))
      covers.push({ start: at, end: at + value.length, mask: { hides, count: 1 } });
  }
  return covers;
}

/** The foreign cookies of one Cookie field become one mask, at the place of the first. */
function cookieCovers(field: Field, issued: IssuedCookies): Cover[] {
  const foreign: { readonly separator: number; readonly start: number; readonly end: number }[] = [];
  let offset = field.start;
  for (const segment of field.value.split(';')) {
    const pair = segment.trim();
    const start = offset + segment.length - segment.trimStart().length;
    if (pair !== '' && !issued.has(pair))
      foreign.push({ separator: offset - 1, start, end: offset + segment.length });
    offset += segment.length + 1;
  }
  return foreign.map(({ separator, start, end }, at) =>
    at > 0
      ? { start: separator, end }
      : { start, end, mask: { hides: 'foreign-cookies', count: foreign.length } },
  );
}

/**
 * A head as its learner may see it. Other programs on the same host share one cookie jar with the lab (RFC 6265,
 * section 8.5: no isolation by port), so cookies that the lab did not issue to this panel are hidden.
 * @param head the whole head, Latin-1
 * @returns the head with masks in place of what is hidden, Latin-1, and where the masks stand in it
 */
export function maskHead(
  head: string,
  fields: readonly Field[],
  attribution: Attribution,
  issued: IssuedCookies,
): { readonly text: string; readonly masks: readonly Mask[] } {
  const covers = attributingCovers(head, attribution);
  for (const field of fields) {
    if (field.value === '') continue;
    if (field.name === 'cookie') covers.push(...cookieCovers(field, issued));
    else if (CREDENTIALS.has(field.name))
      covers.push({ start: field.start, end: field.end, mask: { hides: 'credentials', count: 1 } });
  }
  return apply(head, covers);
}

/** Where two covers overlap, the one that starts first and reaches further stands for both. */
function apply(head: string, covers: Cover[]): { readonly text: string; readonly masks: readonly Mask[] } {
  if (covers.length === 0) return { text: head, masks: NO_MASKS };
  covers.sort((a, b) => a.start - b.start || b.end - a.end);
  const masks: Mask[] = [];
  let text = '';
  let done = 0;
  for (const { start, end, mask } of covers) {
    if (start < done) continue;
    text += head.slice(done, start);
    done = end;
    if (!mask) continue;
    masks.push({ start: text.length, length: MASK.length, ...mask });
    text += MASK;
  }
  return { text: text + head.slice(done), masks };
}
