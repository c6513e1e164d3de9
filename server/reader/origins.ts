import { ORIGIN_NAMES, type OriginName, type Origins } from '../protocol/origins.ts';

/**
 * A placeholder of PLACEHOLDER_ORIGINS with the scheme before it, if any: as it is, percent-encoded (a URL inside a query),
 * as a WebSocket address, with another port, in upper case, or the host alone.
 */
const PLACEHOLDER = /(?:(https?|wss?)(:\/\/|%3A%2F%2F))?([a-z0-9-]+)\.origin\.invalid(:\d+)?/gi;

/** What a serialised http(s) origin may hold, so that it needs no escaping in HTML, in JSON or in an attribute. */
const SAFE_ORIGIN = /^https?:\/\/[\w.\-[\]:]+$/;

function isOriginName(name: string): name is OriginName {
  return ORIGIN_NAMES.some(known => known === name);
}

/**
 * A page with the placeholders of its origins replaced by the running configuration's, in one pass, so that nothing
 * that was put in is looked at again. Throws on an origin that could not stand in HTML as it is.
 */
export function replaceOrigins(page: string, origins: Origins): string {
  for (const origin of Object.values(origins)) {
    if (!SAFE_ORIGIN.test(origin)) throw new Error(`not a serialised origin: ${origin}`);
  }
  return page.replace(
    PLACEHOLDER,
    (found, scheme?: string, separator?: string, label?: string, port = '') => {
      const name = label?.toLowerCase() ?? '';
      if (!isOriginName(name)) return found;
      const origin = port === '' ? origins[name] : origins[name].replace(/:\d+$/, '') + port;
      if (!scheme || !separator) return origin.replace(/^https?:\/\//, '');
      const written = /^ws/i.test(scheme) ? origin.replace(/^http/, 'ws') : origin;
      const cased = label === label?.toUpperCase() ? written.toUpperCase() : written;
      return separator === '://' ? cased : encodeURIComponent(cased);
    },
  );
}
