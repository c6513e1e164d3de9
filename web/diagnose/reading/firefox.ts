import type { CauseId } from '../causes/index.ts';
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
  },
  {
    pattern: /^invalid token '.*' in CORS header '(?<value>Access-Control-Allow-(?:Methods|Headers))'/,
    cause: 'preflight-unreadable',
    at: 'preflight',
  },
  { pattern: /^CORS request external redirect not allowed/, cause: 'preflight-redirect', at: 'preflight' },
  { pattern: /^CORS request not http/, cause: 'not-http' },
  { pattern: /^CORS request did not succeed/, cause: 'did-not-succeed' },
];

/** The same in Chinese, as people quote it; the wording has changed over the years, the header names have not. */
const REASONS_ZH: readonly Reason[] = [
  { pattern: /Access-Control-Allow-Credentials/, cause: 'credentials-not-allowed' },
  {
    pattern: /(?:无效|令牌).*(?<value>Access-Control-Allow-(?:Methods|Headers))/,
    cause: 'preflight-unreadable',
    at: 'preflight',
  },
  {
    pattern: /(?<value>Access-Control-Allow-(?:Methods|Headers)).*(?:无效|令牌)/,
    cause: 'preflight-unreadable',
    at: 'preflight',
  },
  { pattern: /Access-Control-Allow-Methods/, cause: 'preflight-method', at: 'preflight' },
  {
    pattern: /头 ?'(?<header>(?!Access-Control)[^'\s]+)'.*Access-Control-Allow-Headers/,
    cause: 'preflight-header',
    at: 'preflight',
  },
  {
    pattern: /Access-Control-Allow-Headers'.*'(?<header>(?!Access-Control)[^'\s]+)'/,
    cause: 'preflight-header',
    at: 'preflight',
  },
  { pattern: /凭[据证]/, cause: 'wildcard-with-credentials' },
  { pattern: /多个/, cause: 'allow-origin-multiple' },
  { pattern: /不匹配 ?'(?<value>[^']*)'/, cause: 'allow-origin-mismatch' },
  { pattern: /Access-Control-Allow-Origin' ?与 ?'(?<value>[^']*)' ?不匹配/, cause: 'allow-origin-mismatch' },
  { pattern: /缺少/, cause: 'allow-origin-missing' },
  { pattern: /预检/, cause: 'preflight-status', at: 'preflight' },
  { pattern: /重定向/, cause: 'preflight-redirect', at: 'preflight' },
  { pattern: /不是 ?http/i, cause: 'not-http' },
  { pattern: /未能成功|没有成功/, cause: 'did-not-succeed' },
];

/** `Cross-Origin Request Blocked: … (Reason: …). Status code: …`, and the like. */
export const firefox: readonly Sentence[] = [
  {
    by: 'firefox',
    pattern:
      /The Same Origin Policy disallows reading the remote resource at '?(?<url>\S{1,2048}?)'?\.\s{0,4}\(Reason: (?<reason>[^\n]{1,2500}?)\)\.?(?:\s{0,4}Status code: (?<status>\(null\)|\d{3}))?(?=[.\s]|$)/,
    means: groups => named(groups, REASONS, true),
  },
  {
    by: 'firefox',
    pattern:
      /同源策略禁止读取位于 ?'?(?<url>\S{1,2048}?)'? ?的远程资源。?\s{0,4}（原因：(?<reason>[^\n]{1,2500}?)）。?(?:\s{0,4}状态码：[(（]?(?<status>null|\d{3}))?/,
    means: groups => named(groups, REASONS_ZH, false),
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
    pattern:
      /Firefox (?:can't establish a connection to the server at|无法建立到) ?(?<url>\S{1,2048}?)(?:\.(?=\s|$)| ?服务器的连接)/,
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
    /The connection to (?<url>wss?:\S{1,2048}) was interrupted while the page was loading/,
    'closed-by-page',
    { measured: false },
  ),
];

function named(
  groups: Readonly<Record<string, string | undefined>>,
  reasons: readonly Reason[],
  measured: boolean,
) {
  const reason = reasonOf(reasons, (groups.reason ?? '').trim());
  const { cause: first = 'cors-unnamed', ...more }: Partial<PastedMessage> = reason ?? {};
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
    measured: measured && reason !== null,
    ...(first === 'not-http' && notHttp(groups.url)),
  });
}
