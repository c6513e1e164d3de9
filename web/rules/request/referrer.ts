import type { RuleBrowser } from '../core/browser.ts';
import type { ReferrerPolicy } from '../fetch/fetch-call.ts';
import { originOf, sameOrigin, serialise } from '../origin/origin.ts';
import { isSameSite, type SuffixOf } from '../origin/site.ts';
import { capsReferrer } from './browsers.ts';

/** https://w3c.github.io/webappsec-referrer-policy/#determine-requests-referrer, step 6. */
const MOST_CHARACTERS = 4096;

/** What says more than the default policy. */
const RELAXED: readonly ReferrerPolicy[] = [
  'no-referrer-when-downgrade',
  'origin-when-cross-origin',
  'unsafe-url',
];

/** Whose rules count, where browsers differ. */
export interface ReferrerQuestion {
  readonly browser?: RuleBrowser;
  readonly suffixOf?: SuffixOf;
}

/**
 * The value of Referer, null for none: https://w3c.github.io/webappsec-referrer-policy/#determine-requests-referrer.
 *
 * @param referrer the address of the page that asks; after a redirect what `referrerAfter` leaves of it
 * @param url absolute
 */
export function referrerOf(
  policy: ReferrerPolicy,
  referrer: string,
  url: string,
  question: ReferrerQuestion = {},
): string | null {
  const whole = stripped(referrer);
  if (whole === null) return null;
  const strict = isHeldBack(policy, whole, url, question);
  const origin = `${serialise(originOf(whole))}/`;
  const full = whole.length > MOST_CHARACTERS ? origin : whole;
  const same = sameOrigin(whole, url);
  // Measured in Chromium 156 and Firefox 153 alike: from https to http is a downgrade even where the host is the machine itself, which
  // the standard would count as trustworthy; from http nothing is one.
  const downgrade = whole.startsWith('https:') && !/^(https|wss):/.test(url);
  switch (strict ? 'strict-origin-when-cross-origin' : policy) {
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

/**
 * What a redirect leaves to make the next Referer from: what was cut away for one request is not there for the next. Only
 * what a browser held back by itself is there again, unless it held back all.
 */
export function referrerAfter(
  policy: ReferrerPolicy,
  referrer: string,
  url: string,
  question: ReferrerQuestion = {},
): string | null {
  const sent = referrerOf(policy, referrer, url, question);
  return sent !== null && isHeldBack(policy, referrer, url, question) ? stripped(referrer) : sent;
}

/** Whether the browser says no more than the default policy allows, whatever this one says. */
function isHeldBack(
  policy: ReferrerPolicy,
  referrer: string,
  url: string,
  { browser = 'unknown', suffixOf }: ReferrerQuestion,
): boolean {
  if (!capsReferrer(browser) || !RELAXED.includes(policy)) return false;
  return !isSameSite(originOf(referrer), originOf(url), { schemeful: false, suffixOf });
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
