import { type Field, getField, isToken, listOf } from '../core/exchange.ts';
import type { CredentialsMode } from '../cors/check.ts';

/** https://fetch.spec.whatwg.org/#forbidden-response-header-name */
const FORBIDDEN = ['set-cookie', 'set-cookie2'];
/** https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name */
const SAFE = [
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
];

/**
 * The headers that a script may read, as `Headers` lists them: names in lower case and in order, the values of one name joined.
 */
export function visibleHeaders(
  fields: readonly Field[],
  tainting: 'basic' | 'cors',
  credentials: CredentialsMode,
): readonly Field[] {
  const names = [...new Set(fields.map(({ name }) => name.toLowerCase()))].sort();
  const listed = listOf(getField(fields, 'Access-Control-Expose-Headers'));
  // A list with anything else in it counts for nothing (Fetch, "extract header list values").
  const exposed = listed.every(isToken) ? listed.map(name => name.toLowerCase()) : [];
  // With credentials the star is a name like any other.
  const all = tainting === 'basic' || (exposed.includes('*') && credentials !== 'include');
  return names
    .filter(name => !FORBIDDEN.includes(name) && (all || SAFE.includes(name) || exposed.includes(name)))
    .map(name => ({ name, value: getField(fields, name) ?? '' }));
}
