import type { CauseId } from '../causes/index.ts';
import { firefoxLanguages } from './firefox-languages.ts';
import { type PastedMessage, said } from './pasted.ts';
import { fieldsOf, notHttp, type Reason, reasonOf, type Sentence, sentence } from './sentence.ts';

/** Firefox's reasons, by Firefox 153. Most do not tell a preflight's answer from the request's own. */
const REASONS: readonly Reason[] = [
  { pattern: /^CORS header 'Access-Control-Allow-Origin' missing/, cause: 'allow-origin-missing' },
  {
    pattern: /^CORS header 'Access-Control-Allow-Origin' does not match '(?<value>.*)'$/,
    cause: 'allow-origin-mismatch',
  },
  {
    pattern: /^Multiple CORS header 'Access-Control-Allow-Origin' not allowed/,
    cause: 'allow-origin-multiple',
  },
  {
    pattern: /^Credential is not supported if the CORS header 'Access-Control-Allow-Origin' is '\*'/,
    cause: 'wildcard-with-credentials',
  },
  {
    pattern: /^expected 'true' in CORS header 'Access-Control-Allow-Credentials'/,
    cause: 'credentials-not-allowed',
  },
  { pattern: /^CORS preflight response did not succeed/, cause: 'preflight-status', at: 'preflight' },
  {
    pattern: /^Did not find method in CORS header 'Access-Control-Allow-Methods'/,
    cause: 'preflight-method',
    at: 'preflight',
  },
  {
    pattern: /^header '(?<header>\S+)' is not allowed according to header 'Access-Control-Allow-Headers'/,
    cause: 'preflight-header',
    at: 'preflight',
  },
  {
    pattern: /^missing token '(?<header>\S+)' in CORS header 'Access-Control-Allow-Headers'/,
    cause: 'preflight-header',
    at: 'preflight',
    measured: false,
  },
  {
    pattern: /^CORS preflight channel did not succeed/,
    cause: 'preflight-status',
    at: 'preflight',
    measured: false,
  },
  { pattern: /^CORS request failed/, cause: 'did-not-succeed', measured: false },
  {
    pattern: /^invalid token '.*' in CORS header '(?<value>Access-Control-Allow-(?:Methods|Headers))'/,
    cause: 'preflight-unreadable',
    at: 'preflight',
  },
  { pattern: /^CORS request external redirect not allowed/, cause: 'preflight-redirect', at: 'preflight' },
  { pattern: /^CORS request not http/, cause: 'not-http' },
  { pattern: /^CORS request did not succeed/, cause: 'did-not-succeed' },
];

/** What a line has that one of these sentences stands in, in whichever language. */
export const FIREFOX_WORDS =
  /[^\p{ASCII}]|CORS|Same.Origin|Firefox|Security.(?:Policy|Error)|mi[sx]|mieszan|Window\.fetch|resource|connect|Cross-Origin|-src\)|wss?:/iu;

/** `Cross-Origin Request Blocked: … (Reason: …). Status code: …`, and the like. */
export const firefox: readonly Sentence[] = [
  {
    by: 'firefox',
    pattern:
      /The Same Origin Policy disallows reading the remote resource at '?(?<url>\S{1,2048}?)'?[.,]?\s{0,4}\(?Reason: (?<reason>[^\n]{1,2500}?)(?:\)\.?(?:\s{0,4}Status code: (?<status>\(null\)|\d{3}))?(?=[.\s]|$)|$)/,
    means: groups => named(groups, REASONS, true),
  },
  // Before reasons were given, and where a line was cut behind the address.
  sentence(
    'firefox',
    /The Same Origin Policy disallows reading the remote resource at '?(?<url>[^\s']{1,2048}?)'?\. This can be fixed by moving/,
    'cors-unnamed',
    { measured: false },
  ),
  {
    by: 'firefox',
    // A reason alone.
    pattern: /\(?Reason: (?<reason>[^\n]{1,2500}?)\)(?:\.?\s{0,4}Status code: (?<status>\(null\)|\d{3}))?/i,
    means: groups => (reasonOf(REASONS, (groups.reason ?? '').trim()) ? named(groups, REASONS, true) : null),
  },
  {
    by: 'firefox',
    // Without its brackets, as a title or a question has it.
    pattern:
      /(?<reason>(?:CORS (?:header 'Access-Control-Allow-Origin' (?:missing|does not match)|request (?:did not succeed|not http|external redirect)|preflight (?:response|channel) did not succeed)|Multiple CORS header '|Credential is not supported if the CORS header|expected 'true' in CORS header|Did not find method in CORS header|header '[^'\s]{1,200}' is not allowed according to header|(?:missing|invalid) token '[^'\n]{1,200}' in CORS header)[^\n()]{0,200})/,
    means: groups => {
      const reason = (groups.reason ?? '').replace(/[.\s]+$/, '');
      return reasonOf(REASONS, reason) ? named({ reason }, REASONS, true) : null;
    },
  },
  sentence(
    'firefox',
    /Content-Security-Policy: .{0,80}blocked .{0,120}?\(connect-src\) at (?<url>\S{1,2048}) because it violates the following directive: "(?<value>[^"\n]{0,1000})"/,
    'csp',
  ),
  sentence(
    'firefox',
    /Security Error: Content at (?<page>\S{1,2048}) may not load data from (?<url>\S{1,2048}?)\.?(?=\s|$)/,
    'mode-same-origin',
  ),
  sentence('firefox', /Window\.fetch: Invalid request method (?<method>\w{1,40})/, 'no-cors-method', {
    api: 'fetch',
  }),
  sentence(
    'firefox',
    /Blocked loading mixed (?:active|display) content "(?<url>[^"\s]{1,2048})"/,
    'mixed-content',
    { measured: false },
  ),
  sentence(
    'firefox',
    /The resource at "(?<url>[^"\s]{1,2048})" was blocked due to its Cross-Origin-Resource-Policy header/,
    'corp',
  ),
  sentence(
    'firefox',
    /The resource from "(?<url>[^"\s]{1,2048})" was blocked due to MIME type \("(?<value>[^"\n]{0,100})"\) mismatch/,
    'orb',
  ),
  {
    by: 'firefox',
    pattern: /Firefox can't establish a connection to the server at ?(?<url>\S{1,2048}?)(?:[.,]?(?=\s|$))/,
    // Of server-sent events Firefox says the same; only the address tells.
    means: groups =>
      said(
        /^https?:/i.test(groups.url ?? '') ? 'event-source-failed' : 'socket-failed',
        'firefox',
        fieldsOf(groups),
      ),
  },
  sentence(
    'firefox',
    /The connection to (?<url>(?:wss?|https?):\S{1,2048}) was interrupted while the page was loading/,
    'closed-by-page',
    { measured: false },
  ),
  ...firefoxLanguages,
];

function named(
  groups: Readonly<Record<string, string | undefined>>,
  reasons: readonly Reason[],
  measured: boolean,
) {
  const reason = reasonOf(reasons, (groups.reason ?? '').trim());
  const { cause: first = 'cors-unnamed', ...more }: Partial<PastedMessage> = reason?.fields ?? {};
  const fields = fieldsOf(groups);
  const cause = (): CauseId => {
    const { status } = fields;
    // A preflight that is redirected is reported twice: in words of its own, and by its status.
    if (first === 'preflight-status' && status != null && status >= 300 && status < 400)
      return 'preflight-redirect';
    // A list is to Firefox a value that does not match; only two fields are many.
    return first === 'allow-origin-mismatch' && more.value?.includes(',') ? 'allow-origin-multiple' : first;
  };
  return said(cause(), 'firefox', {
    ...fields,
    ...more,
    measured: measured && reason !== null && reason.of.measured !== false,
    ...(first === 'not-http' && notHttp(groups.url)),
  });
}
