/**
 * What every answer of the lab carries unless a page of its own needs something else, and every plain refusal.
 * A sentence is never a page: nothing loads, nothing frames it, nothing sniffs it into another type, and a link
 * out of it tells nobody the address, which may hold a token.
 */
export const SECURITY_HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const;
