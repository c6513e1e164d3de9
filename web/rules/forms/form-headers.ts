import type { RuleBrowser } from '../core/browser.ts';
import { originFollowsReferrerPolicy } from '../fetch/browsers.ts';
import { fetchMetadata } from '../request/fetch-metadata.ts';
import { referrerOf } from '../request/referrer.ts';
import { secFetchSite } from '../request/sec-fetch.ts';

/** A form that is posted, as far as its headers tell of it. */
export interface PostedForm {
  readonly browser: RuleBrowser;
  /** The page with the form: its serialised origin, and its address. */
  readonly page: { readonly origin: string; readonly url: string };
  /** Absolute, http or https. */
  readonly url: string;
  readonly enctype: string;
  readonly referrer: 'default' | 'none';
  /** Into a frame of the page, or in the page's own place. */
  readonly into: 'frame' | 'top';
}

/** The headers of a posted form by which a server may tell where it comes from; null: it has none of that name. */
export function formHeaders(form: PostedForm): Readonly<Record<string, string | null>> {
  const { browser, enctype, into, page, referrer, url } = form;
  const policy = referrer === 'none' ? 'no-referrer' : 'strict-origin-when-cross-origin';
  const metadata = fetchMetadata(into === 'frame' ? 'frame' : 'form-post', url, browser, false);
  return {
    Origin: originOfForm(form),
    Referer: referrerOf(policy, page.url, url, { browser }),
    // What separates the parts of multipart/form-data is made up anew for each form.
    'Content-Type': enctype,
    'Sec-Fetch-Site': secFetchSite({ initiator: page.origin, urls: [url], browser }),
    'Sec-Fetch-Mode': metadata?.mode ?? null,
    'Sec-Fetch-Dest': metadata?.dest ?? null,
  };
}

/**
 * https://fetch.spec.whatwg.org/#append-a-request-origin-header: a page that tells no Referer has the Origin `null` even for its own
 * origin. Where the default policy keeps a Referer back, from https to http, some browsers tell the origin all the same.
 */
function originOfForm({ browser, page, referrer, url }: PostedForm): string {
  if (referrer === 'none') return 'null';
  const downgrade = page.origin.startsWith('https:') && !url.startsWith('https:');
  return downgrade && originFollowsReferrerPolicy(browser) ? 'null' : page.origin;
}
