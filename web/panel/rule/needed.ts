import type { Comparison } from '../../rules/core/compared.ts';
import { listOf } from '../../rules/core/exchange.ts';
import { NOTHING } from '../../rules/core/step.ts';
import type { Step } from '../../rules/core/verdict.ts';

/** A piece of a value; `differs`: it is what the other value lacks. */
export interface Piece {
  readonly text: string;
  readonly differs: boolean;
}

/** What a step that failed needed, and what it found; `found` is null where there was nothing. */
export interface Needed {
  /** The header that holds both; null where none is known. */
  readonly header: string | null;
  readonly compared: Comparison | null;
  readonly needed: readonly Piece[];
  readonly found: readonly Piece[] | null;
}

/** How much of two values must be the same for the rest to be called their difference. */
const ALIKE = 0.8;

function commonStart(one: string, other: string): number {
  let at = 0;
  while (at < Math.min(one.length, other.length) && one[at] === other[at]) at++;
  return at;
}

/** One value with what it has and the other has not; where they are hardly alike, `whole` says of all of it. */
function difference(one: string, other: string, whole: boolean): readonly Piece[] {
  const start = commonStart(one, other);
  const mirror = (text: string) => [...text.slice(start)].reverse().join('');
  const end = commonStart(mirror(one), mirror(other));
  if ((start + end) / Math.max(one.length, other.length) < ALIKE) return [{ text: one, differs: whole }];
  return [
    { text: one.slice(0, start), differs: false },
    { text: one.slice(start, one.length - end), differs: true },
    { text: one.slice(one.length - end), differs: false },
  ].filter(({ text }) => text !== '');
}

/** A list with the elements that the other lacks. */
function missing(list: string, other: string): readonly Piece[] {
  const has = listOf(other).map(element => element.toLowerCase());
  return listOf(list).flatMap((element, index) => [
    ...(index > 0 ? [{ text: ', ', differs: false }] : []),
    { text: element, differs: !has.includes(element.toLowerCase()) },
  ]);
}

/** What would have let a step pass beside what it found; null where its values say no such thing. */
export function neededBy({ compared, definition, found, help, passed, wanted }: Step): Needed | null {
  if (passed || found === undefined || wanted === undefined) return null;
  const helped = help?.kind === 'header' ? help : null;
  if (!helped && !compared) return null;
  const header = helped?.name ?? definition.reads ?? null;
  const needed = helped?.value ?? wanted;
  const absent = found === NOTHING;
  const lists = compared === 'contains' || compared === 'contains-token';
  return {
    header,
    compared: helped || header !== null ? null : (compared ?? null),
    needed: lists && !absent ? missing(needed, found) : difference(needed, absent ? '' : found, true),
    found: absent ? null : lists ? [{ text: found, differs: false }] : difference(found, needed, false),
  };
}
