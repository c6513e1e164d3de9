import { said } from './pasted.ts';
import { fieldsOf, notHttp, type Reason, reasonOf, type Sentence, sentence } from './sentence.ts';

/** Chromium's reasons, by Chromium 156; the first word of each is where it begins. */
const REASONS: readonly Reason[] = [
  { pattern: /^No 'Access-Control-Allow-Origin' header is present/, cause: 'allow-origin-missing' },
  {
    pattern:
      /^The 'Access-Control-Allow-Origin' header has a value '(?<value>.*?)' that is not equal to the supplied/,
    cause: 'allow-origin-mismatch',
  },
  {
    pattern: /^The 'Access-Control-Allow-Origin' header contains the invalid value '(?<value>.*?)'/,
    cause: 'allow-origin-mismatch',
  },
  {
    pattern:
      /^The 'Access-Control-Allow-Origin' header contains multiple values '(?<value>.*?)', but only one/,
    cause: 'allow-origin-multiple',
  },
  {
    pattern:
      /^The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard/,
    cause: 'wildcard-with-credentials',
  },
  {
    pattern:
      /^The value of the 'Access-Control-Allow-Credentials' header in the response is '(?<value>.*?)' which must be 'true'/,
    cause: 'credentials-not-allowed',
  },
  { pattern: /^It does not have HTTP ok status/, cause: 'preflight-status', at: 'preflight' },
  {
    pattern: /^Redirect is not allowed for a preflight request/,
    cause: 'preflight-redirect',
    at: 'preflight',
  },
  {
    pattern: /^Response for preflight is invalid \(redirect\)/,
    cause: 'preflight-redirect',
    at: 'preflight',
  },
  {
    pattern: /^Method (?<method>\S+) is not allowed by Access-Control-Allow-Methods in preflight response/,
    cause: 'preflight-method',
    at: 'preflight',
  },
  {
    pattern:
      /^Request header field (?<header>\S+) is not allowed by Access-Control-Allow-Headers in preflight/,
    cause: 'preflight-header',
    at: 'preflight',
  },
  {
    pattern: /^Cannot parse (?<value>Access-Control-Allow-\w+) response header field in preflight response/,
    cause: 'preflight-unreadable',
    at: 'preflight',
  },
  {
    pattern: /^Redirect location '(?<value>.*?)' contains a username and password/,
    cause: 'redirect-credentials',
    at: 'request',
  },
  {
    pattern: /^Permission was denied for this request to access the [`'"]?(?<value>\w+)[`'"]? address space/,
    cause: 'local-network',
  },
  {
    pattern: /more-private address space [`'"]?(?<value>\w+)/,
    cause: 'local-network',
  },
  { pattern: /Access-Control-Allow-(?:Private|Local)-Network/, cause: 'local-network' },
  { pattern: /^Cross origin requests are only supported for protocol schemes/, cause: 'not-http' },
];

const PREFLIGHT = /^Response to preflight request doesn't pass access control check: /;

/** `Access to fetch at '…' from origin '…' has been blocked by CORS policy: …`. */
export const chromiumCors: readonly Sentence[] = [
  {
    by: 'chromium',
    pattern:
      /Access to (?<what>[A-Za-z ]{1,40}) at '(?<url>\S{1,2048}?)'(?: \(redirected from '(?<from>\S{1,2048}?)'\))? from origin '(?<origin>[^'\n]{1,300})' has been blocked by CORS policy: ?(?<reason>(?:(?!Access to )[^\n])*)/,
    means: groups => {
      const words = (groups.reason ?? '').trim();
      const preflight = PREFLIGHT.test(words);
      const reason = reasonOf(REASONS, words.replace(PREFLIGHT, ''));
      const { cause = 'cors-unnamed', ...more } = reason ?? {};
      return said(cause, 'chromium', {
        ...fieldsOf(groups),
        at: preflight ? 'preflight' : 'request',
        ...(cause === 'local-network' && { at: null }),
        ...(reason === null && { measured: false }),
        ...more,
        ...(cause === 'not-http' && { ...notHttp(groups.url), at: null }),
      });
    },
  },
  sentence(
    'chromium',
    /Fetch API cannot load (?<url>\S{1,2048})\. Request mode is "same-origin" but the URL's origin is not same as the request origin (?<origin>[^\s]{1,300}?)\.?(?=\s|$)/,
    'mode-same-origin',
    { api: 'fetch' },
  ),
  sentence(
    'chromium',
    /Failed to execute 'fetch' on 'Window': '(?<method>\S{1,40})' is unsupported in no-cors mode/,
    'no-cors-method',
    { api: 'fetch' },
  ),
  {
    by: 'chromium',
    pattern: /(?:Fetch API|XMLHttpRequest) cannot load (?<url>(?!https?:)[\w.-]{1,260}:\S{0,2048})/,
    means: groups => {
      const { cause, value } = notHttp(groups.url?.replace(/\.$/, ''));
      return said(cause, 'chromium', { value });
    },
  },
];
