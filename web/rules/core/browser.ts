/** The browsers in which rules and claims were measured. Another one is added here, and where CONTRIBUTING.md says. */
export const MEASURED_BROWSERS = ['chromium', 'firefox'] as const;
export type MeasuredBrowser = (typeof MEASURED_BROWSERS)[number];

/** The browsers that lessons may name; one that isn't measured has only the claims that name it. */
export const BROWSERS = [...MEASURED_BROWSERS, 'webkit'] as const;
export type Browser = (typeof BROWSERS)[number];

/** A browser as far as rules tell them apart; `unknown`: as the standards say. */
export type RuleBrowser = Browser | 'unknown';

export function isMeasured(browser: string): browser is MeasuredBrowser {
  return MEASURED_BROWSERS.some(name => name === browser);
}

/** What a probe found out about the certificate of the URL; `unknown` where nobody probed it. */
export type CertificateTrust = 'trusted' | 'untrusted' | 'unknown';
