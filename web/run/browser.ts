import type { RuleBrowser } from '../rules/core/browser.ts';

/** Which engine this is. The claims of a lesson are measured per engine, so the name matters here, not a feature. */
export function browserOf(userAgent: string): RuleBrowser {
  if (/\bFirefox\/\d/.test(userAgent)) return 'firefox';
  // Every browser on iOS is WebKit and calls itself so; Chromium says “Chrome” and also “Safari”.
  if (/\b(Chrome|Chromium|HeadlessChrome)\/\d/.test(userAgent)) return 'chromium';
  return /\bAppleWebKit\/\d/.test(userAgent) ? 'webkit' : 'unknown';
}

/**
 * Whether this browser takes the certificate of an https origin: a fetch in mode `no-cors` fails on the network alone, whatever
 * the response says (Fetch §4.1). The caller knows that the server is there.
 */
export async function trustsCertificate(origin: string): Promise<boolean> {
  return fetch(origin, { mode: 'no-cors', credentials: 'omit', cache: 'no-store' }).then(
    () => true,
    () => false,
  );
}
