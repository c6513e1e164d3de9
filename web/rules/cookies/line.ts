import type { RuleBrowser } from '../core/browser.ts';
import { countsDatesOn, tabsMakeVoid, takesPlus, takesTextForName } from './browsers.ts';
import { parseCookieDate } from './line-date.ts';

/** `default`: no SameSite that is known, so that the browser chooses. */
export type SameSite = 'default' | 'none' | 'lax' | 'strict';

/** The attribute as it is written; null where none was. */
export function sameSiteAttribute(sameSite: SameSite): string | null {
  const written = { default: null, none: 'None', lax: 'Lax', strict: 'Strict' }[sameSite];
  return written && `SameSite=${written}`;
}

/** One Set-Cookie field, before anything is known of the response that it came with. */
export interface CookieLine {
  readonly name: string;
  readonly value: string;
  /** Milliseconds since the Unix epoch. */
  readonly expires: number | null;
  /** Seconds. */
  readonly maxAge: number | null;
  /** In lower case, without the dot at its beginning; empty where the attribute was. Null: no such attribute. */
  readonly domain: string | null;
  /** Null: none that begins with a slash, so that it is made from the address. */
  readonly path: string | null;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: SameSite;
  readonly partitioned: boolean;
}

/** Octets of an attribute's value; a longer attribute is ignored (RFC 6265bis §5.6). */
const MOST_OCTETS = 1024;

/** Octets as they crossed the wire, where each stands for one character or is one of UTF-8. */
export function octets(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Spaces and tabs alone. */
function trimmed(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, '');
}

function split(pair: string): readonly [string, string | null] {
  const equals = pair.indexOf('=');
  if (equals < 0) return [trimmed(pair), null];
  return [trimmed(pair.slice(0, equals)), trimmed(pair.slice(equals + 1))];
}

/** The value of a Max-Age attribute in seconds; null where it is no whole number. */
function secondsOf(text: string, browser: RuleBrowser): number | null {
  const number = takesPlus(browser) ? text.replace(/^\+/, '') : text;
  return /^-?\d+$/.test(number) ? Number(number) : null;
}

function sameSiteOf(text: string): SameSite {
  const word = text.toLowerCase();
  return word === 'none' || word === 'lax' || word === 'strict' ? word : 'default';
}

/** Whether a field is void as a whole: it holds a control character other than the tab. */
function isVoid(field: string, pieces: readonly (string | null)[], browser: RuleBrowser): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
  if (/[\x00-\x08\x0a-\x1f\x7f]/.test(field)) return true;
  return tabsMakeVoid(browser) && pieces.some(piece => piece?.includes('\t'));
}

/**
 * One Set-Cookie field by RFC 6265bis §5.6, with what each browser was measured to do otherwise; null where it is void as a
 * whole. Of attributes that are there twice the last counts.
 */
export function parseSetCookie(field: string, browser: RuleBrowser = 'unknown'): CookieLine | null {
  const pieces = field.split(';').map(split);
  if (isVoid(field, pieces.flat(), browser)) return null;
  const [[left, right] = ['', null], ...attributes] = pieces;
  const alone = takesTextForName(browser) ? ([left, ''] as const) : (['', left] as const);
  const [name, value] = right !== null ? [left, right] : alone;
  const found = new Map<string, string>();
  const dateOf = (text: string) => parseCookieDate(text, countsDatesOn(browser));
  for (const [attribute, given] of attributes) {
    const text = given ?? '';
    const key = attribute.toLowerCase();
    // What means nothing leaves an earlier attribute of its name in force.
    if (octets(text) > MOST_OCTETS) continue;
    if (key === 'expires' && dateOf(text) === null) continue;
    if (key === 'max-age' && secondsOf(text, browser) === null) continue;
    found.set(key, text);
  }
  const path = found.get('path') ?? '';
  return {
    name,
    value,
    expires: dateOf(found.get('expires') ?? ''),
    maxAge: secondsOf(found.get('max-age') ?? '', browser),
    // A dot alone stays, and is the domain of no host.
    domain:
      found
        .get('domain')
        ?.replace(/^\.(?=.)/, '')
        .toLowerCase() ?? null,
    path: path.startsWith('/') ? path : null,
    secure: found.has('secure'),
    httpOnly: found.has('httponly'),
    sameSite: sameSiteOf(found.get('samesite') ?? ''),
    partitioned: found.has('partitioned'),
  };
}
