/** A browser as far as rules tell them apart; `unknown`: as the standards say. */
export type RuleBrowser = 'chromium' | 'firefox' | 'webkit' | 'unknown';
/** What a probe found out about the certificate of the address; `unknown` where nobody asked. */
export type CertificateTrust = 'trusted' | 'untrusted' | 'unknown';
