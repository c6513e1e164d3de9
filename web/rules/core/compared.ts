import { listOf } from './exchange.ts';

/** How the two values of a step were compared. */
export type Comparison =
  /** Byte for byte. */
  | 'equal'
  /** Equal, whatever the case of either. */
  | 'same-token'
  /** The value found is one of the list wanted; a `*` in the list is any value. */
  | 'one-of'
  /** The value found is none of the list, whatever its case. */
  | 'none-of'
  /** The list found holds every element of the list wanted. */
  | 'contains'
  /** The same, whatever the case of either. */
  | 'contains-token'
  /** Numbers: the one found is not above the one wanted. */
  | 'at-most'
  /** Numbers: the one found lies in a range, written `200–299`. */
  | 'range';

/** Whether a comparison of two values comes out well. Lists are separated by commas, as in header fields. */
export function holds(comparison: Comparison, found: string, wanted: string): boolean {
  switch (comparison) {
    case 'equal':
      return found === wanted;
    case 'same-token':
      return found.toLowerCase() === wanted.toLowerCase();
    case 'one-of':
      return listOf(wanted).some(value => value === found || value === '*');
    case 'none-of':
      return !listOf(wanted).some(value => value.toLowerCase() === found.toLowerCase());
    case 'contains':
      return listOf(wanted).every(value => listOf(found).includes(value));
    case 'contains-token':
      return holds('contains', found.toLowerCase(), wanted.toLowerCase());
    case 'at-most':
      return Number(found) <= Number(wanted);
    case 'range': {
      const [from, to] = wanted.split('–').map(Number);
      return from !== undefined && to !== undefined && from <= Number(found) && Number(found) <= to;
    }
  }
}
