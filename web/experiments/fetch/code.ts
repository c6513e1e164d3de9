import type { OriginName, Origins } from '../../../server/protocol/origins.ts';
import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import { type StagePolicy, stageConnectSources } from '../../../server/protocol/words.ts';
import type { Bilingual } from '../../language.ts';
import type { Code, CodeLine, CodeOf, CodePart } from '../code.ts';
import { allowOriginLines } from '../shared/allow-origin.ts';
import { callWith, comment, labelOf, PAGE, quoted, SERVER, sentence, token } from '../shared/code.ts';
import { CONTENT_TYPES } from '../shared/content-types.ts';
import { namesIn } from '../shared/names.ts';
import { addressOf, type KNOBS, ownHeaders, TYPES } from './call.ts';
import { PAGE_KNOBS } from './page-knobs.ts';
import { SERVER_KNOBS } from './server-knobs.ts';

type FetchCode = CodeOf<typeof KNOBS>;

/** What a request with a body holds (`web/stage/ask.ts`). */
const TEXT = `'{"a":1}'`;

export function code(of: FetchCode): Code {
  return [
    { who: PAGE, lines: [...whereLines(of), ...callLines(of), ...timesLines(of)] },
    { who: SERVER, lines: serverLines(of) },
  ];
}

const AT: Bilingual = { zh: '{from}，{origin}', en: '{from} at {origin}' };
const SANDBOXED: Bilingual = {
  zh: '{from}，{origin}，源是 null',
  en: '{from} at {origin}, origin null',
};
const HERE: Bilingual = { zh: '{from}', en: '{from}' };

/** The page that makes the request, where it is not the reader's. */
function whereLines({ knobs, origins, language, written }: FetchCode): readonly CodeLine[] {
  const from = token('from', labelOf(PAGE_KNOBS.from, knobs.from, language));
  if (knobs.from === 'page') return written.has('from') ? [comment(HERE, language, { from })] : [];
  const origin = token('stageOn', origins[knobs.stageOn as OriginName]);
  const policy = token('csp', policyOf(knobs.csp as StagePolicy, origins));
  return [
    comment(SENTENCES[knobs.from as keyof typeof SENTENCES], language, { from, origin }),
    ...(written.has('csp') ? [['// Content-Security-Policy: connect-src ', policy]] : []),
  ];
}

const SENTENCES = { page: HERE, stage: AT, sandbox: SANDBOXED, both: AT } as const;

/** The sources of `connect-src`, those of the lab cut short where they are many. */
function policyOf(policy: StagePolicy, origins: Origins): string {
  const sources = stageConnectSources(policy, origins);
  return sources.length > 2 ? `${sources[0]} … ${sources.at(-1)}` : sources.join(' ');
}

function callLines(of: FetchCode): readonly CodeLine[] {
  const url = token('target', quoted(addressOf(of.knobs, of.origins).base));
  if (of.knobs.api === 'xhr') return xhrLines(of, url);
  return callWith([token('api', 'fetch'), '(', url], optionsOf(of));
}

function optionsOf({ knobs, origins, written }: FetchCode): readonly CodeLine[] {
  const option = (name: 'mode' | 'credentials' | 'redirect' | 'cache' | 'referrerPolicy'): CodeLine[] =>
    written.has(name) ? [[`${name}: `, token(name, quoted(knobs[name]))]] : [];
  const headers = headersOf(knobs, origins);
  return [
    ...(written.has('method') ? [['method: ', token('method', quoted(knobs.method))]] : []),
    ...(headers.length > 0 ? [['headers: { ', ...headers, ' }']] : []),
    ...(knobs.body === 'text' ? [['body: ', token('body', TEXT)]] : []),
    ...(knobs.body === 'stream' ? [['body: ', token('body', 'stream'), ", duplex: 'half'"]] : []),
    ...option('mode'),
    ...option('credentials'),
    ...option('redirect'),
    ...option('cache'),
    ...option('referrerPolicy'),
  ];
}

function headersOf(knobs: FetchCode['knobs'], origins: Origins): CodeLine {
  const own = ownHeaders(knobs, origins).map(({ name, value }) => `${quoted(name)}: ${quoted(value)}`);
  const type = TYPES[knobs.contentType];
  return [
    ...(own.length > 0 ? [token('headers', own.join(', '))] : []),
    ...(own.length > 0 && type !== undefined ? [', '] : []),
    ...(type === undefined ? [] : ["'Content-Type': ", token('contentType', quoted(type))]),
  ];
}

function xhrLines({ knobs, origins, written }: FetchCode, url: CodePart): readonly CodeLine[] {
  const type = TYPES[knobs.contentType];
  const [first, ...others] = ownHeaders(knobs, origins).map(
    ({ name, value }) => `${quoted(name)}, ${quoted(value)}`,
  );
  return [
    ['const xhr = new ', token('api', 'XMLHttpRequest'), '()'],
    ['xhr.open(', token('method', quoted(knobs.method)), ', ', url, ')'],
    ...(first === undefined ? [] : [['xhr.setRequestHeader(', token('headers', first), ')']]),
    ...others.map(header => [`xhr.setRequestHeader(${header})`]),
    ...(type === undefined
      ? []
      : [["xhr.setRequestHeader('Content-Type', ", token('contentType', quoted(type)), ')']]),
    ...(written.has('credentials')
      ? [['xhr.withCredentials = ', token('credentials', String(knobs.credentials === 'include'))]]
      : []),
    ...(knobs.upload === 'on' ? [[token('upload', 'xhr.upload.onprogress = () => {}')]] : []),
    ['xhr.send(', ...(knobs.body === 'none' ? [] : [token('body', TEXT)]), ')'],
  ];
}

const TIMES: Bilingual = { zh: '共 {times} 次', en: '{times} times' };
const PAUSED: Bilingual = { zh: '共 {times} 次，间隔 {pause} 毫秒', en: '{times} times, {pause} ms apart' };

function timesLines({ knobs, language, written }: FetchCode): readonly CodeLine[] {
  if (!written.has('times')) return [];
  const places = { times: token('times', knobs.times), pause: token('pause', knobs.pause) };
  return [comment(written.has('pause') ? PAUSED : TIMES, language, places)];
}

const PREFLIGHT: Bilingual = { zh: 'HTTP/1.1 {status}  // 预检', en: 'HTTP/1.1 {status}  // preflight' };
const ONLY: Bilingual = { zh: '以下各行{on}', en: 'the lines below: {on}' };

function serverLines(of: FetchCode): readonly CodeLine[] {
  const { knobs, language, written } = of;
  const lines: readonly CodeLine[] = [
    ...(knobs.delay === '0' ? [] : [['await sleep(', token('delay', knobs.delay), ')']]),
    ...(knobs.dies === 'on' ? [[token('dies', 'request.socket.destroy()')]] : []),
    ...(knobs.effect === 'on' ? [[token('effect', 'counter++')]] : []),
    ...(written.has('preflight')
      ? [sentence(PREFLIGHT[language], { status: token('preflight', knobs.preflight) })]
      : []),
    ...redirectLines(of),
    ...(written.has('status') ? [['HTTP/1.1 ', token('status', knobs.status)]] : []),
    ...corsLines(of),
    ...(knobs.vary === 'none' ? [] : [['Vary: ', token('vary', 'Origin')]]),
    ...(written.has('store')
      ? [['Cache-Control: ', token('store', knobs.store === '0' ? 'no-store' : `max-age=${knobs.store}`)]]
      : []),
    ...(written.has('answer')
      ? [['Content-Type: ', token('answer', CONTENT_TYPES[knobs.answer] ?? '')]]
      : []),
  ];
  return lines.length > 0 ? lines : [['HTTP/1.1 ', token('status', knobs.status)]];
}

function redirectLines({ knobs, origins }: FetchCode): readonly CodeLine[] {
  const hops = namesIn(knobs.to).map(name => origins[name as OriginName]);
  if (hops.length === 0) return [];
  return [
    ['HTTP/1.1 ', token('hopStatus', knobs.hopStatus)],
    ['Location: ', token('to', hops.map(hop => hop + LAB_PATHS.fetch).join(' → '))],
  ];
}

function corsLines(of: FetchCode): readonly CodeLine[] {
  const { knobs, language, written } = of;
  const list = (knob: 'acam' | 'acah' | 'aceh', name: string): CodeLine[] =>
    knobs[knob] === '' ? [] : [[`Access-Control-${name}: `, token(knob, namesIn(knobs[knob]).join(', '))]];
  const lines: readonly CodeLine[] = [
    ...allowOriginLines(knobs.acao, of),
    ...(knobs.acac === 'none' ? [] : [['Access-Control-Allow-Credentials: ', token('acac', knobs.acac)]]),
    ...list('acam', 'Allow-Methods'),
    ...list('acah', 'Allow-Headers'),
    ...list('aceh', 'Expose-Headers'),
    ...(knobs.acma === 'none' ? [] : [['Access-Control-Max-Age: ', token('acma', knobs.acma)]]),
  ];
  if (lines.length === 0 || !written.has('on')) return lines;
  const on = token('on', labelOf(SERVER_KNOBS.on, knobs.on, language));
  return [comment(ONLY, language, { on }), ...lines];
}
