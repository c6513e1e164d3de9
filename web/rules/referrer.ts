import type { ReferrerPolicy } from './fetch-call.ts';
import { originOf, sameOrigin, serialise } from './origin.ts';

/** https://w3c.github.io/webappsec-referrer-policy/#determine-requests-referrer, step 6. */
const MOST_CHARACTERS = 4096;

/**
 * The value of Referer, null for none: https://w3c.github.io/webappsec-referrer-policy/#determine-requests-referrer.
 *
 * @param clientUrl the address of the page that asks; after a redirect the value that was sent before it, which what was once cut
 * away never comes back to
 * @param url absolute
 */
export function referrerOf(policy: ReferrerPolicy, clientUrl: string, url: string): string | null {
  const whole = stripped(clientUrl);
  if (whole === null) return null;
  const origin = `${serialise(originOf(whole))}/`;
  const full = whole.length > MOST_CHARACTERS ? origin : whole;
  const same = sameOrigin(whole, url);
  // Measured in Chromium 156 and Firefox 153: from https to http is a downgrade even where the host is the machine itself, which
  // the standard would count as trustworthy; from http nothing is one.
  const downgrade = whole.startsWith('https:') && !/^(https|wss):/.test(url);
  switch (policy) {
    case 'no-referrer':
      return null;
    case 'origin':
      return origin;
    case 'unsafe-url':
      return full;
    case 'same-origin':
      return same ? full : null;
    case 'origin-when-cross-origin':
      return same ? full : origin;
    case 'strict-origin':
      return downgrade ? null : origin;
    case 'no-referrer-when-downgrade':
      return downgrade ? null : full;
    case 'strict-origin-when-cross-origin':
      if (same) return full;
      return downgrade ? null : origin;
  }
}

/** https://w3c.github.io/webappsec-referrer-policy/#strip-url; null where the page has no address that may be told. */
function stripped(clientUrl: string): string | null {
  if (!URL.canParse(clientUrl)) return null;
  const url = new URL(clientUrl);
  if (!/^https?:$/.test(url.protocol)) return null;
  url.username = '';
  url.password = '';
  url.hash = '';
  return url.href;
}
