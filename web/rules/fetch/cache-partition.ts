import type { RuleBrowser } from '../core/browser.ts';
import { originOf } from '../origin/origin.ts';
import { isSameSite } from '../origin/site.ts';
import { splitsForeignFrames, splitsThirdParties } from './browsers-cache.ts';

/** A request as its HTTP cache is chosen; serialised origins. */
export interface CacheUse {
  /** `null` for an opaque one. */
  readonly initiator: string;
  /** Of the page in the address bar. */
  readonly top: string;
  readonly target: string;
}

/**
 * The name of the HTTP cache that a request uses, among those of one page in the address bar: by the standard there is but one
 * (https://fetch.spec.whatwg.org/#http-cache-partitions).
 */
export function cachePartition(browser: RuleBrowser, { initiator, target, top }: CacheUse): string {
  // Of an opaque origin nothing is kept at all.
  if (initiator === 'null') return '';
  const own = (origin: string, schemeful: boolean) =>
    isSameSite(originOf(origin), originOf(top), { schemeful });
  if (splitsForeignFrames(browser)) return own(initiator, true) ? '' : 'foreign frame';
  if (splitsThirdParties(browser)) return own(initiator, false) && own(target, false) ? '' : 'third party';
  return '';
}
