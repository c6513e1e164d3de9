import type { Speaker } from './message.ts';
import type { Reason } from './sentence.ts';

/** A reason of Chromium or WebKit. `by` where its words are not Chromium’s alone. */
export interface CorsReason extends Reason {
  readonly by?: Speaker;
}

const Q = '[\'"`]?';
/** A value in quotes, which may be empty, or gone with its quotes. */
const VALUE = `${Q}(?<value>[^'"\n]{0,1000}?)${Q}`;

function reason(
  words: string,
  cause: Reason['cause'],
  more: Partial<Pick<CorsReason, 'at' | 'by' | 'measured'>> = {},
): CorsReason {
  return { pattern: new RegExp(words, 'i'), cause, ...more };
}

const AT_PREFLIGHT = { at: 'preflight' } as const;
/** WebKit’s words, which Chromium had too before 2017: nobody can tell who speaks. */
const SHARED = { by: 'unknown', measured: false } as const;
const OLD = { measured: false } as const;

/**
 * Why a CORS check failed, in the words of Chromium since 2015 and of WebKit, by what doesn’t change in them. Current wording was measured
 * in Chromium 156; the rest is read as people quote it.
 */
export const CORS_REASONS: readonly CorsReason[] = [
  reason(`No ${Q}Access-Control-Allow-Origin\\b`, 'allow-origin-missing'),
  reason(
    `${Q}Access-Control-Allow-Origin${Q} header has a value ${VALUE} that is not equal`,
    'allow-origin-mismatch',
  ),
  reason(
    `${Q}Access-Control-Allow-Origin${Q} header contains the invalid value ${Q}(?<value>[^'"\n]{0,1000})`,
    'allow-origin-mismatch',
  ),
  reason(
    `${Q}Access-Control-Allow-Origin${Q} header contains multiple values ${VALUE},? but only one`,
    'allow-origin-multiple',
  ),
  reason(
    `${Q}Access-Control-Allow-Origin${Q} header in the response must not be the wildcard`,
    'wildcard-with-credentials',
  ),
  reason(
    `wildcard ${Q}\\*${Q} cannot be used in the ${Q}Access-Control-Allow-Origin`,
    'wildcard-with-credentials',
    OLD,
  ),
  reason(
    `Cannot use wildcard in ${Q}Access-Control-Allow-Origin${Q} when (?:credentials flag is true|request credentials mode)`,
    'wildcard-with-credentials',
    { by: 'webkit' },
  ),
  reason('Access-Control-Allow-Origin cannot contain more than one origin', 'allow-origin-multiple', {
    by: 'webkit',
  }),
  reason(
    `${Q}Access-Control-Allow-Credentials${Q} header in the response is ${VALUE} which must be`,
    'credentials-not-allowed',
  ),
  reason(
    `Credentials flag is ${Q}true${Q}, but the ${Q}Access-Control-Allow-Credentials${Q} header is ${VALUE}\\. It must`,
    'credentials-not-allowed',
    OLD,
  ),
  reason(
    `Credentials flag is true, but Access-Control-Allow-Credentials is not "?true`,
    'credentials-not-allowed',
    { by: 'webkit' },
  ),
  reason('It does not have HTTP ok status', 'preflight-status', AT_PREFLIGHT),
  reason(
    '(?:Response for preflight has invalid|Invalid) HTTP status code (?<status>\\d{3})',
    'preflight-status',
    { ...AT_PREFLIGHT, ...OLD },
  ),
  reason('Preflight response is not successful\\.?(?: Status code: (?<status>\\d{3}))?', 'preflight-status', {
    ...AT_PREFLIGHT,
    by: 'webkit',
  }),
  reason('Redirect is not allowed for a preflight request', 'preflight-redirect', AT_PREFLIGHT),
  reason('Response for preflight is invalid \\(redirect\\)', 'preflight-redirect', {
    ...AT_PREFLIGHT,
    ...OLD,
  }),
  reason(
    `The request was redirected to ${VALUE}, which is disallowed for cross-origin requests that require preflight`,
    'preflight-redirect',
    { ...AT_PREFLIGHT, ...OLD },
  ),
  reason(
    `Method ${Q}(?<method>[\\w-]{1,40})${Q} is not allowed by Access-Control-Allow-Methods in preflight`,
    'preflight-method',
    { ...AT_PREFLIGHT, by: 'unknown' },
  ),
  reason(
    `Method ${Q}(?<method>[\\w-]{1,40})${Q} is not allowed by Access-Control-Allow-Methods`,
    'preflight-method',
    { ...AT_PREFLIGHT, ...SHARED },
  ),
  reason(
    `Request header field ${Q}(?<header>[\\w-]{1,200})${Q} is not allowed by Access-Control-Allow-Headers in preflight`,
    'preflight-header',
    { ...AT_PREFLIGHT, by: 'unknown' },
  ),
  reason(
    `Request header field ${Q}(?<header>[\\w-]{1,200})${Q} is not allowed by Access-Control-Allow-Headers`,
    'preflight-header',
    { ...AT_PREFLIGHT, ...SHARED },
  ),
  reason('Cannot parse (?<value>Access-Control-Allow-\\w+) response header', 'preflight-unreadable', {
    ...AT_PREFLIGHT,
  }),
  reason(`Redirect location ${VALUE} contains a username and password`, 'redirect-credentials', {
    at: 'request',
  }),
  reason(`redirected to a URL \\(${VALUE}\\) containing userinfo`, 'redirect-credentials', {
    at: 'request',
    ...OLD,
  }),
  reason(
    `(?:redirected to a URL \\(|Redirect location )${VALUE}\\)? (?:which )?has a disallowed scheme for cross-origin`,
    'redirect-refused',
    OLD,
  ),
  reason(
    `Permission was denied for this request to access the ${Q}(?<value>\\w+)${Q} address space`,
    'local-network',
  ),
  reason(`more-private address space ${Q}(?<value>\\w+)`, 'local-network'),
  reason('Access-Control-Allow-(?:Private|Local)-Network', 'local-network'),
  reason('Cross origin requests are only supported for (?:protocol schemes|HTTP)', 'not-http'),
  reason(
    'Origin (?<origin>\\S{1,300}) is not allowed by Access-Control-Allow-Origin\\.?(?: Status code: (?<status>\\d{3}))?',
    'origin-not-allowed',
    { by: 'webkit' },
  ),
];
