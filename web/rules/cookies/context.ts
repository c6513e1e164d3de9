import type { RuleBrowser } from '../core/browser.ts';
import type { CredentialsMode } from '../cors/check.ts';
import { isPotentiallyTrustworthy, type Origin, originOf, sameOrigin } from '../origin/origin.ts';
import { isSameSite, registrableDomain, type SuffixOf } from '../origin/site.ts';
import { tellsSchemesApart } from './browsers.ts';

/** What makes a request, as far as cookies and Fetch Metadata tell one from the other. */
export const INITIATOR_TYPES = [
  'fetch',
  'websocket',
  'image',
  'script',
  'frame',
  'form-get',
  'form-post',
  'link',
] as const;
export type InitiatorType = (typeof INITIATOR_TYPES)[number];

/** Everything about a request that decides over its cookies. */
export interface CookieContext {
  readonly initiatorType: InitiatorType;
  /** Absolute; http, https, ws or wss. */
  readonly url: string;
  /** Serialised origin of the page that asks; `null` for an opaque one. */
  readonly initiator: string;
  /** Serialised origin of the page in the address bar: another one where the page that asks is in a frame. */
  readonly top: string;
  /** Of `fetch` alone: the other means have no choice. */
  readonly credentials: CredentialsMode;
  readonly browser: RuleBrowser;
  /** Whether Chromium lets third parties have cookies that are not partitioned; Firefox partitions them whatever this says. */
  readonly thirdPartyCookies: boolean;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
  readonly suffixOf?: SuffixOf | undefined;
}

/** What follows from a request for all its cookies. */
export interface CookieScene {
  readonly host: string;
  readonly path: string;
  /** Whether a Secure cookie may travel: https, or http to the machine itself. */
  readonly trustworthy: boolean;
  /** The request becomes the page of the address bar. */
  readonly navigation: boolean;
  /** https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.2 */
  readonly sameSite: boolean;
  /** The address is of another site than the page in the address bar, or asked for by a frame of another site. */
  readonly thirdParty: boolean;
  /** Where a partitioned cookie of this request is kept. */
  readonly partition: string;
}

const NAVIGATIONS: readonly InitiatorType[] = ['form-get', 'form-post', 'link'];

/**
 * The scene of a request.
 * @throws TypeError when its address is not absolute
 */
export function sceneOf(context: CookieContext): CookieScene {
  const { browser, initiator, initiatorType, suffixOf, top, url } = context;
  const { hostname, href, pathname } = new URL(url.replace(/^ws(?=s?:)/i, 'http'));
  const target = originOf(href);
  const options = { schemeful: tellsSchemesApart(browser), suffixOf };
  const navigation = NAVIGATIONS.includes(initiatorType);
  const asked = isSameSite(originOf(initiator), target, options);
  const shown = isSameSite(originOf(top), target, options);
  const thirdParty = !navigation && !(shown && asked);
  const own = siteOf(navigation ? target : originOf(top), suffixOf);
  return {
    host: hostname,
    path: pathname,
    trustworthy: isPotentiallyTrustworthy(target),
    navigation,
    sameSite: navigation ? asked : !thirdParty,
    thirdParty,
    // What the own site asks through a frame of another one is kept apart from what it asks itself.
    partition: thirdParty ? `${own} (cross-site)` : own,
  };
}

/** A site as text: scheme and registrable domain, or the host that has none. */
function siteOf(origin: Origin, suffixOf: SuffixOf | undefined): string {
  if (origin.kind === 'opaque') return 'null';
  return `${origin.scheme}://${registrableDomain(origin.host, suffixOf).domain ?? origin.host}`;
}

/** Whether the jar is asked at all: `fetch` alone may leave it out. */
export function asksJar({ credentials, initiator, initiatorType, url }: CookieContext): boolean {
  if (initiatorType !== 'fetch' || credentials === 'include') return true;
  return credentials === 'same-origin' && sameOrigin(initiator, url);
}
