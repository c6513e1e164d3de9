import { parseCookieDate } from '../cookies/line-date.ts';
import type { RuleBrowser } from '../core/browser.ts';
import { getField, listOf, type ResponseHead } from '../core/exchange.ts';
import { expiresBad, forbidsReuse, guessesFresh, readMaxAge } from './browsers-cache.ts';

/** The directives of Cache-Control, in lower case and in order. */
export function directives({ fields }: ResponseHead): readonly string[] {
  return listOf(getField(fields, 'Cache-Control')).map(word => word.toLowerCase());
}

/**
 * Seconds that a response is fresh: what it says itself (RFC 9111 §4.2.1), else what the browser guesses from the time of the
 * last change (§4.2.2).
 *
 * @param arrived milliseconds since the Unix epoch; stands in for a Date that is missing
 */
export function lifetime(head: ResponseHead, browser: RuleBrowser, arrived: number): number {
  const words = directives(head);
  // Both browsers obey Pragma in a response, even beside Cache-Control; RFC 9111 §5.4 gives it no meaning there.
  const pragma = listOf(getField(head.fields, 'Pragma')).map(word => word.toLowerCase());
  if (words.some(word => forbidsReuse(browser, word)) || pragma.includes('no-cache')) return 0;
  const maxAge = readMaxAge(browser, words);
  if (maxAge !== null) return maxAge;
  const date = dateIn(head, 'Date') ?? arrived;
  const written = firstValue(head, 'Expires');
  const expires = dateIn(head, 'Expires') ?? (written !== null && expiresBad(browser, written) ? 0 : null);
  if (expires !== null) return Math.max(0, expires - date) / 1000;
  const { part, most } = guessesFresh(browser, head.status, words);
  const changed = dateIn(head, 'Last-Modified');
  if (part === 'all') return most;
  return changed === null || changed > date ? 0 : Math.min(most, ((date - changed) / 1000) * part);
}

/**
 * Seconds of age that a response had as it came, by its Date and its Age: RFC 9111 §4.2.3, without the time that it was under way.
 *
 * @param arrived milliseconds since the Unix epoch
 */
export function initialAge(head: ResponseHead, arrived: number): number {
  const apparent = (arrived - (dateIn(head, 'Date') ?? arrived)) / 1000;
  const age = listOf(getField(head.fields, 'Age'))[0] ?? '';
  return Math.max(0, apparent, /^\d+$/.test(age) ? Number(age) : 0);
}

/** Milliseconds since the Unix epoch; a cookie's date may have any form that an HTTP-date may (RFC 9110 §5.6.7). */
function dateIn(head: ResponseHead, name: string): number | null {
  return parseCookieDate(firstValue(head, name) ?? '');
}

/** Of a field that may stand once, and does not: the first counts, in both browsers. */
function firstValue({ fields }: ResponseHead, name: string): string | null {
  return fields.find(field => field.name.toLowerCase() === name.toLowerCase())?.value ?? null;
}
