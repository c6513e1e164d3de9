import type { CauseId } from '../causes/index.ts';
import { type PastedMessage, said } from './pasted.ts';
import { type Sentence, sentence } from './sentence.ts';

/** Chromium’s names for a failed check, as its Network panel shows them (third_party/blink/public/devtools_protocol, CorsError). */
const CHROMIUM: Readonly<Record<string, CauseId>> = {
  MissingAllowOriginHeader: 'allow-origin-missing',
  MultipleAllowOriginValues: 'allow-origin-multiple',
  InvalidAllowOriginValue: 'allow-origin-mismatch',
  AllowOriginMismatch: 'allow-origin-mismatch',
  WildcardOriginNotAllowed: 'wildcard-with-credentials',
  InvalidAllowCredentials: 'credentials-not-allowed',
  CorsDisabledScheme: 'not-http',
  DisallowedByMode: 'mode-same-origin',
  PreflightInvalidStatus: 'preflight-status',
  PreflightDisallowedRedirect: 'preflight-redirect',
  InvalidAllowMethodsPreflightResponse: 'preflight-unreadable',
  InvalidAllowHeadersPreflightResponse: 'preflight-unreadable',
  MethodDisallowedByPreflightResponse: 'preflight-method',
  HeaderDisallowedByPreflightResponse: 'preflight-header',
  RedirectContainsCredentials: 'redirect-credentials',
  InsecurePrivateNetwork: 'local-network',
  InsecureLocalNetwork: 'local-network',
  LocalNetworkAccessPermissionDenied: 'local-network',
};

/** Firefox’s, in its Network panel. */
const FIREFOX: Readonly<Record<string, CauseId>> = {
  'Missing Allow Origin': 'allow-origin-missing',
  'Allow Origin Not Matching Origin': 'allow-origin-mismatch',
  'Multiple Allow Origin Not Allowed': 'allow-origin-multiple',
  'Not Supporting Credentials': 'wildcard-with-credentials',
  'Missing Allow Credentials': 'credentials-not-allowed',
  'Preflight Did Not Succeed': 'preflight-status',
  'Method Not Found': 'preflight-method',
  'Missing Allow Header From Preflight': 'preflight-header',
  'Missing Allow Header': 'preflight-header',
  'Invalid Allow Header': 'preflight-unreadable',
  'Invalid Allow Method': 'preflight-unreadable',
  'External Redirect Not Allowed': 'preflight-redirect',
  'Request Not Http': 'not-http',
  'Request External Redirect Not Allowed': 'preflight-redirect',
};

const OF_PREFLIGHT = /^Preflight|Preflight/;

function named(by: 'chromium' | 'firefox', cause: CauseId, name: string): PastedMessage {
  const at = OF_PREFLIGHT.test(name) || cause.startsWith('preflight-') ? 'preflight' : null;
  return said(cause, by, {
    measured: false,
    at: cause === 'not-http' ? null : (at ?? (by === 'chromium' ? 'request' : null)),
  });
}

/** The names that the Network panels give to a failed check. */
export const corsNames: readonly Sentence[] = [
  {
    by: 'chromium',
    pattern: new RegExp(
      `\\b(?:CORS error|Cross-Origin Resource Sharing error): (?<value>(?:Preflight)?(?:${Object.keys(CHROMIUM).join('|')}))\\b`,
    ),
    means: ({ value = '' }) =>
      named(
        'chromium',
        CHROMIUM[value] ?? CHROMIUM[value.replace(/^Preflight/, '')] ?? 'cors-unnamed',
        value,
      ),
  },
  {
    by: 'firefox',
    pattern: new RegExp(`\\bCORS (?<value>${Object.keys(FIREFOX).join('|')})\\b`),
    means: ({ value = '' }) => named('firefox', FIREFOX[value] ?? 'cors-unnamed', value),
  },
  // Edge before Chromium, and Internet Explorer
  sentence(
    'unknown',
    /SEC7120: .{0,40}origin '?(?<origin>[^'\s]{0,300})'? (?:did not find|not found in)/,
    'origin-not-allowed',
    {
      measured: false,
    },
  ),
  sentence(
    'unknown',
    /Origin (?<origin>\S{1,300}) not found in Access-Control-Allow-Origin header/,
    'origin-not-allowed',
    {
      measured: false,
    },
  ),
  sentence('unknown', /SEC7123: Request header (?<header>\S{1,200}) was not present/, 'preflight-header', {
    at: 'preflight',
    measured: false,
  }),
  sentence('unknown', /SEC7124: Request method (?<method>\S{1,40}) was not present/, 'preflight-method', {
    at: 'preflight',
    measured: false,
  }),
  sentence('unknown', /SEC7122: Credentials flag was set/, 'wildcard-with-credentials', { measured: false }),
  sentence('unknown', /SEC7121:/, 'credentials-not-allowed', { measured: false }),
  sentence('unknown', /SCRIPT7002: XMLHttpRequest: Network Error 0x80070005/, 'failed-to-fetch', {
    measured: false,
  }),
];
