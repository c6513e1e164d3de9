import { RUN_PARAMETER, TOKEN_PARAMETER } from '../../../server/protocol/paths.ts';
import type { Bilingual } from '../../language.ts';
import type { Disagreement } from '../core/disagreement.ts';
import { type Exchange, type Field, getField } from '../core/exchange.ts';
import { NOTHING } from '../core/step.ts';
import type { FetchCall, FetchLearned } from './fetch-call.ts';
import type { FetchOutcome, Sent } from './sent.ts';
import { isPreflight } from './wire-outcome.ts';

const header = (name: string): Bilingual => ({ zh: `请求头 ${name}`, en: `the header ${name}` });
const WORDS = {
  request: { zh: '浏览器发出的请求', en: 'the request that the browser sends' },
  method: { zh: '方法', en: 'the method' },
  kind: { zh: '脚本得到的结果', en: 'what the script gets' },
  type: { zh: '响应的 type', en: 'the response’s type' },
  status: { zh: '脚本读到的状态码', en: 'the status that the script reads' },
  url: { zh: '脚本读到的地址', en: 'the URL that the script reads' },
  redirected: { zh: '响应的 redirected', en: 'the response’s redirected' },
  headers: { zh: '脚本能读到的响应头', en: 'the headers that the script may read' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** Headers that a script may set and no browser sets by itself. */
const SCRIPTS_OWN = ['authorization', 'content-language', 'content-type', 'range', 'x-lab', 'x-trace'];

/** A request that the rule sends and the server did not see. */
export function notSeen({ kind, method, url }: Sent): Disagreement {
  return { what: WORDS.request, rule: lineOf(kind === 'preflight', method, url), seen: NOTHING };
}

/** A request that the server saw and the rule does not send. */
export function notForeseen(exchange: Exchange): Disagreement {
  const { fields, method, target } = exchange.request;
  const url = `http://${getField(fields, 'Host') ?? ''}${target}`;
  return { what: WORDS.request, rule: NOTHING, seen: lineOf(isPreflight(exchange), method, url) };
}

/** A request as the rule sends it against the one that was recorded. Whether a cookie came with it is another rule's, unless none may. */
export function compareSent(sent: Sent, { request }: Exchange, call: FetchCall): readonly Disagreement[] {
  const seen = (name: string) => getField(request.fields, name);
  const referrer = seen('Referer');
  const cookie = seen('Cookie') !== null && !sent.cookies;
  const wanted = (name: string) => getField(sent.headers, name);
  const set = [...sent.headers, ...call.headers].map(({ name }) => name.toLowerCase());
  const names = [...new Set(set)].filter(
    name => SCRIPTS_OWN.includes(name) || name.startsWith('access-control-request-'),
  );
  return [
    ...compare(WORDS.method, sent.method, request.method),
    ...compare(header('Origin'), sent.origin, seen('Origin')),
    ...compare(header('Referer'), plain(sent.referrer), plain(referrer)),
    ...compare(header('Sec-Fetch-Site'), sent.fetchSite, seen('Sec-Fetch-Site')),
    ...compare(header('Sec-Fetch-Mode'), sent.fetchMode, seen('Sec-Fetch-Mode')),
    ...(cookie ? compare(header('Cookie'), null, seen('Cookie')) : []),
    ...names.flatMap(name => compare(header(name), shown(name, wanted(name)), shown(name, seen(name)))),
  ];
}

/** The end of a call by the rule against what its script learned. */
export function compareLearned(
  rule: FetchOutcome,
  seen: FetchLearned,
  api: FetchCall['api'],
): readonly Disagreement[] {
  if (rule.kind === 'error' || seen.kind === 'error') return compare(WORDS.kind, nameOf(rule), nameOf(seen));
  // XMLHttpRequest says neither type nor `redirected`.
  const fetched = api === 'fetch';
  return [
    ...(fetched ? compare(WORDS.type, rule.type, seen.type) : []),
    ...compare(WORDS.status, String(rule.status), String(seen.status)),
    ...compare(WORDS.url, plain(rule.url), plain(seen.url)),
    ...(fetched ? compare(WORDS.redirected, String(rule.redirected), String(seen.redirected)) : []),
    ...compare(WORDS.headers, namesOf(rule.headers), namesOf(seen.headers)),
  ];
}

function compare(what: Bilingual, rule: string | null, seen: string | null): readonly Disagreement[] {
  return rule === seen ? [] : [{ what, rule: rule ?? NOTHING, seen: seen ?? NOTHING }];
}

function nameOf(learned: FetchOutcome | FetchLearned): string {
  return learned.kind === 'error' ? learned.name : `${learned.type} ${learned.status}`;
}

function namesOf(headers: readonly Field[]): string {
  return [...new Set(headers.map(({ name }) => name.toLowerCase()))].sort().join(', ');
}

/** The value of a credential is masked in the records: that there is one is all that can be compared. */
function shown(name: string, value: string | null): string | null {
  return name === 'authorization' && value !== null ? '…' : value;
}

/** An address without the parameters that are masked in the records. */
function plain(url: string | null): string | null {
  if (!url || !URL.canParse(url)) return url;
  const parsed = new URL(url);
  for (const name of [TOKEN_PARAMETER, RUN_PARAMETER]) parsed.searchParams.delete(name);
  return parsed.href;
}

function lineOf(preflight: boolean, method: string, url: string): string {
  const { host, pathname } = new URL(url);
  return `${preflight ? 'preflight ' : ''}${method} ${host}${pathname}`;
}
