import { CORS_REASONS, type CorsReason } from './cors-reasons.ts';
import type { Speaker } from './message.ts';
import { type PastedMessage, said } from './pasted.ts';
import { fieldsOf, type Groups, notHttp, reasonOf, type Sentence, sentence } from './sentence.ts';

const PREFLIGHT = /Response to preflight request doesn't pass access control check/i;
/** What Chromium added behind a reason before 2018. */
const ORIGIN = /Origin '(?<origin>[^'\s]{0,300})' is therefore not allowed access/;
const STATUS = /The response had HTTP status code (?<status>\d{3})/;

/** What a sentence of this kind says: who it is about stands before its reason. `by`: the speaker that the words before it betray. */
function checked(groups: Groups, words: string, by: Speaker | null): PastedMessage | null {
  const reason = reasonOf<CorsReason>(CORS_REASONS, words);
  if (reason === null && by === null) return null;
  const preflight = PREFLIGHT.test(words);
  const { cause = 'cors-unnamed', ...more } = reason?.fields ?? {};
  const fields = {
    ...fieldsOf(ORIGIN.exec(words)?.groups ?? {}),
    ...fieldsOf(STATUS.exec(words)?.groups ?? {}),
    ...fieldsOf(groups),
  };
  const speaker = by ?? reason?.of.by ?? 'chromium';
  return said(cause, speaker, {
    ...fields,
    // A reason that was cut out of its sentence doesn’t tell whose response it was, nor do WebKit’s words.
    at: preflight ? 'preflight' : groups.reason === undefined || speaker === 'webkit' ? null : 'request',
    ...(cause === 'local-network' && { at: null }),
    measured: reason !== null && reason.of.measured !== false && speaker !== 'webkit',
    ...more,
    ...(fields.origin !== undefined && fields.origin !== null && { origin: fields.origin }),
    ...(cause === 'not-http' && { ...notHttp(groups.url), at: null }),
  });
}

const head = (by: Speaker | null, pattern: RegExp): Sentence => ({
  by: by ?? 'unknown',
  pattern,
  means: groups => checked(groups, groups.reason ?? '', by),
});

/** `Access to fetch at '…' from origin '…' has been blocked by CORS policy: …`, whole, with its quotes gone, or its reason alone. */
export const chromiumCors: readonly Sentence[] = [
  head(
    'chromium',
    /Access to (?<what>[A-Za-z ]{1,40}) at ['"]?(?<url>\S{0,2048}?)['"]?(?: \(redirected from ['"]?(?<from>\S{0,2048}?)['"]?\))? from origin ['"]?(?<origin>[^'"\s]{0,300})['"]? has been blocked by CORS policy[:：]? ?(?<reason>(?:(?!Access to )[^\n])*)/i,
  ),
  head(
    'chromium',
    /(?:Font|Image|Script|Video|Audio|Imported resource|File|Text track|Resource) from origin '(?<url>[^'\s]{0,2048})' has been blocked (?:from loading )?by (?:Cross-Origin Resource Sharing|CORS) policy: (?<reason>[^\n]*)/,
  ),
  head(
    'chromium',
    /Redirect (?:from '(?<from>[^'\s]{0,2048})' to|at) '(?<url>[^'\s]{0,2048})'(?: from origin '(?<origin>[^'\s]{0,300})')? has been blocked (?:from loading )?by (?:Cross-Origin Resource Sharing|CORS) policy: (?<reason>[^\n]*)/,
  ),
  head('chromium', /has been blocked by CORS policy[:：]? ?(?<reason>(?:(?!Access to )[^\n])*)/i),
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
  sentence(
    'unknown',
    /Refused to set unsafe header "(?<value>[^"\n]{1,100})"|Attempt to set a forbidden header was denied: (?<header>\S{1,100})/,
    'header-forbidden',
    {
      measured: false,
    },
  ),
  sentence('unknown', /Not allowed to load local resource/, 'not-http', { measured: false }),
  head(
    null,
    /(?:(?<what>Fetch API|XMLHttpRequest|EventSource) cannot load|Failed to load) ['"]?(?<url>(?:https?|file):[^\s'"]{1,2048}?)['"]?[.:,;]? (?<reason>(?:(?! cannot load )[^\n])*)/,
  ),
  {
    by: 'unknown',
    pattern: /(?:Fetch API|XMLHttpRequest) cannot load (?<url>(?!https?:)[\w.-]{1,260}:\S{0,2048})/,
    means: groups => {
      const { cause, value } = notHttp(groups.url?.replace(/\.$/, ''));
      return said(cause, 'unknown', { value });
    },
  },
];

/** What may follow a reason, and tells of the request. */
const TAIL = `(?:[^\\n]{0,300}${ORIGIN.source.replace('?<origin>', '?:')}\\.?)?(?: ${STATUS.source.replace('?<status>', '?:')})?`;

/** A reason that stands for itself: cut out of its sentence, or put into an issue’s title. */
export const corsReasons: readonly Sentence[] = CORS_REASONS.map(({ pattern, by }) => ({
  by: by ?? 'chromium',
  pattern: new RegExp(`(?<words>(?:${PREFLIGHT.source}[.:,]? )?${plain(pattern)}${TAIL})`, 'i'),
  means: ({ words }) => checked({}, words ?? '', null),
}));

/** A pattern’s source without the names of its groups, which one pattern may have once. */
function plain({ source }: RegExp): string {
  return source.replace(/\(\?<\w+>/g, '(?:');
}
