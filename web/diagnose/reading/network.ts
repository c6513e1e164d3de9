import type { CauseId } from '../causes/index.ts';
import { said } from './pasted.ts';
import { fieldsOf, type Sentence, sentence } from './sentence.ts';

/** Chromium's network errors (net/base/net_error_list.h) by what they mean here; the first pattern that fits counts. */
const CODES: readonly (readonly [code: RegExp, cause: CauseId])[] = [
  [/^ERR_FAILED$/, 'failed-with-status'],
  [/^ERR_CONNECTION_REFUSED$/, 'connection-refused'],
  [/^ERR_NAME_NOT_RESOLVED$|^ERR_NAME_RESOLUTION_FAILED$/, 'name-not-resolved'],
  [/^ERR_CERT_|^ERR_SSL_(?:KEY_USAGE|PINNED)/, 'certificate'],
  [/^ERR_SSL_|^ERR_BAD_SSL_/, 'tls'],
  [/^ERR_UNSAFE_PORT$/, 'bad-port'],
  [/^ERR_BLOCKED_BY_CLIENT$/, 'blocked-by-extension'],
  [/^ERR_BLOCKED_BY_CSP$/, 'csp'],
  [/^ERR_BLOCKED_BY_ORB$/, 'orb'],
  [/^ERR_BLOCKED_BY_RESPONSE/, 'corp'],
  [/^ERR_BLOCKED_BY_(?:LOCAL|PRIVATE)_NETWORK_ACCESS/, 'local-network'],
  [/^ERR_ALPN_NEGOTIATION_FAILED$|^ERR_H2_OR_QUIC_REQUIRED$/, 'stream-upload'],
  [/^ERR_INVALID_REDIRECT$/, 'preflight-redirect'],
  [/^ERR_ABORTED$/, 'request-aborted'],
  [/^ERR_CLEARTEXT_NOT_PERMITTED$/, 'cleartext-forbidden'],
  [/^ERR_FILE_NOT_FOUND$|^ERR_UNKNOWN_URL_SCHEME$|^ERR_DISALLOWED_URL_SCHEME$/, 'not-http'],
  [/^ERR_PROXY_|^ERR_TUNNEL_/, 'connection-lost'],
  [/^ERR_TOO_MANY_REDIRECTS$|^ERR_UNSAFE_REDIRECT$/, 'redirect-refused'],
  [
    /^ERR_(?:CONNECTION_|EMPTY_RESPONSE|TIMED_OUT|ADDRESS_|NETWORK_|INTERNET_DISCONNECTED|SOCKET_|HTTP2_|QUIC_|INCOMPLETE_)/,
    'connection-lost',
  ],
];

/** The cause that a network error of Chromium stands for. */
export function causeOfCode(code: string): CauseId {
  return CODES.find(([pattern]) => pattern.test(code))?.[1] ?? 'network-other';
}

/** Firefox’s (xpcom/base/ErrorList.py), likewise. */
const NS_CODES: readonly (readonly [code: RegExp, cause: CauseId])[] = [
  [/CONNECTION_REFUSED/, 'connection-refused'],
  [/UNKNOWN_HOST/, 'name-not-resolved'],
  [/PORT_ACCESS_NOT_ALLOWED/, 'bad-port'],
  [/CORP_FAILED/, 'corp'],
  [/CONTENT_BLOCKED|TRACKING_URI/, 'blocked-by-extension'],
  [/INTERCEPTION_FAILED/, 'worker-response'],
  [/NET_|PROXY_|OFFLINE/, 'connection-lost'],
];

/** `GET http://… net::ERR_FAILED 502 (Bad Gateway)`, `Failed to load resource: …`. */
export const network: readonly Sentence[] = [
  {
    by: 'chromium',
    // An address begins where none goes on: else each of many in a row would be read to its end.
    pattern:
      /(?:(?:(?<method>[A-Za-z]{3,12}) )?(?<url>(?<![\w/:.-])(?:https?|wss?):\/\/[^\s']{1,2048}) )?(?:Failed to load resource: )?\(?(?:failed\) ?)?net::(?<value>ERR_\w{1,60}(?:\.\w{1,80})?)(?: (?<status>\d{3})(?= ?\(|\s|$))?/,
    means: groups => said(causeOfCode(groups.value ?? ''), 'chromium', fieldsOf(groups)),
  },
  {
    by: 'unknown',
    pattern:
      /(?<method>GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) ?(?<url>https?:\/\/[^\s']{1,2048}) (?<status>[45]\d\d)(?: \([^)\n]{0,80}\)|$)/,
    means: groups => said('status-readable', 'chromium', fieldsOf(groups)),
  },
  // Firefox prints the method and the address, and the status in brackets, often in the next line.
  {
    by: 'firefox',
    pattern:
      /(?:XHR ?)?(?<method>GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) ?(?<url>https?:\/\/[^\s'[]{1,2048})\s{1,4}\[HTTP\/[\d.]{1,3} (?<status>[45]\d\d)\b[^\]\n]{0,80}\]/,
    means: groups => said('status-readable', 'firefox', { measured: false, ...fieldsOf(groups) }),
  },
  {
    by: 'firefox',
    pattern:
      /\bNS_ERROR_(?<value>(?:CONNECTION_REFUSED|UNKNOWN_HOST|PORT_ACCESS_NOT_ALLOWED|DOM_CORP_FAILED|CONTENT_BLOCKED|TRACKING_URI|INTERCEPTION_FAILED|NET_\w{1,40}|PROXY_\w{1,40}|OFFLINE))\b/,
    means: ({ value = '' }) =>
      said(NS_CODES.find(([code]) => code.test(value))?.[1] ?? 'network-other', 'firefox', {
        measured: false,
      }),
  },
  sentence(
    'firefox',
    /\bSEC_ERROR_\w{1,60}|\bMOZILLA_PKIX_ERROR_\w{1,60}|\bSSL_ERROR_BAD_CERT_DOMAIN\b/,
    'certificate',
    {
      measured: false,
    },
  ),
  sentence('firefox', /\bSSL_ERROR_\w{1,60}|\bPR_END_OF_FILE_ERROR\b/, 'tls', { measured: false }),
  sentence(
    'unknown',
    /Failed to load resource: the server responded with a status of (?<status>\d{3})/,
    'status-readable',
  ),
  // The Network panel’s column
  sentence('chromium', /\(blocked:mixed-content\)/, 'mixed-content', { measured: false }),
  sentence('chromium', /\(blocked:csp\)/, 'csp', { measured: false }),
  sentence('chromium', /\(blocked:other\)/, 'blocked-by-extension', { measured: false }),
];
