import type { OriginName } from '../../../server/protocol/origins.ts';
import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import { STREAM_MESSAGES } from '../../../server/protocol/words.ts';
import type { Bilingual } from '../../language.ts';
import type { Code, CodeLine, CodeOf, CodePart } from '../code.ts';
import { allowOriginLines } from '../shared/allow-origin.ts';
import { callWith, comment, PAGE, quoted, SERVER, sentence, token } from '../shared/code.ts';
import { type KNOBS, TALK_MS } from './knobs.ts';

type StreamCode = CodeOf<typeof KNOBS>;

export function code(of: StreamCode): Code {
  return [
    { who: PAGE, lines: [...talkLines(of), ...pageLines(of)] },
    { who: SERVER, lines: of.knobs.via === 'websocket' ? socketLines(of) : serverLines(of) },
  ];
}

const FROM: Bilingual = { zh: '{from} 上的页面', en: 'a page at {from}' };

function urlOf({ knobs, origins }: StreamCode): string {
  return knobs.via === 'websocket'
    ? origins.lab.replace(/^http/, 'ws') + LAB_PATHS.websocket
    : origins.lab + LAB_PATHS.events;
}

function pageLines(of: StreamCode): readonly CodeLine[] {
  const { knobs } = of;
  const url = quoted(urlOf(of));
  switch (knobs.via) {
    case 'fetch':
    case 'fetch-again':
      return [
        ...callWith(['let response = await ', token('via', 'fetch'), `(${url}`], fetchOptions(of)),
        ['for await (const bytes of response.body) read(bytes)'],
        ...(knobs.via === 'fetch'
          ? []
          : callWith([`response = await fetch(${url}`], [["headers: { 'Last-Event-ID': last }"]])),
      ];
    case 'polling':
      return [
        [`while (last < ${STREAM_MESSAGES}) {`],
        ...callWith(
          ['  const response = await ', token('via', 'fetch'), `(\`${urlOf(of)}?after=\${last}\``],
          fetchOptions(of),
        ),
        ['  last = (await response.json()).id'],
        ['}'],
      ];
    case 'websocket':
      return [
        ['const socket = ', token('via', 'new WebSocket'), `(${url})`],
        [`socket.onmessage = () => { if (++n === ${STREAM_MESSAGES}) socket.close() }`],
      ];
    default:
      return eventSourceLines(of, url);
  }
}

function fetchOptions({ knobs, written }: StreamCode): readonly CodeLine[] {
  if (!written.has('credentials')) return [];
  const mode = knobs.credentials === 'on' ? 'include' : 'same-origin';
  return [['credentials: ', token('credentials', quoted(mode))]];
}

function eventSourceLines(
  { knobs, language, origins, written }: StreamCode,
  url: string,
): readonly CodeLine[] {
  const options: readonly CodeLine[] = written.has('credentials')
    ? [['withCredentials: ', token('credentials', String(knobs.credentials === 'on'))]]
    : [];
  const does = knobs.over === 'on' ? 'n++' : `if (++n === ${STREAM_MESSAGES}) source.close()`;
  return [
    ...(knobs.from === 'page'
      ? []
      : [comment(FROM, language, { from: token('from', origins[knobs.from as OriginName]) })]),
    ...callWith(['const source = ', token('via', 'new EventSource'), `(${url}`], options),
    knobs.listens === 'message'
      ? [token('listens', 'source.onmessage = '), `() => { ${does} }`]
      : [token('listens', `source.addEventListener('${knobs.listens}', `), `() => { ${does} })`],
  ];
}

/** What the page says, at the same time in each case. */
function talkLines(of: StreamCode): readonly CodeLine[] {
  if (of.knobs.talks === 'off') return [];
  const does = of.knobs.via === 'websocket' ? "socket.send('hello')" : "post('hello')";
  return [['setTimeout(() => ', token('talks', does), `, ${TALK_MS})`]];
}

const PREFLIGHT: Bilingual = { zh: '  // 预检', en: '  // preflight' };
const AGAIN: Bilingual = {
  zh: 'HTTP/1.1 {status}  // 请求带 Last-Event-ID 时',
  en: 'HTTP/1.1 {status}  // if Last-Event-ID was sent',
};
const OVER: Bilingual = {
  zh: 'HTTP/1.1 {status}  // Last-Event-ID 是 {last} 时',
  en: 'HTTP/1.1 {status}  // if Last-Event-ID is {last}',
};
const OPEN: Bilingual = { zh: '不结束响应', en: 'the response stays open' };
const EACH: Bilingual = { zh: '  // 每条消息之后', en: '  // after each message' };

function serverLines(of: StreamCode): readonly CodeLine[] {
  const { knobs, language, written } = of;
  if (knobs.dies === 'on') return [[token('dies', 'request.socket.destroy()')]];
  const polls = knobs.via === 'polling';
  const says = (text: Bilingual, places: Readonly<Record<string, CodePart>>) =>
    sentence(text[language], places);
  return [
    ...(written.has('status') ? [['HTTP/1.1 ', token('status', knobs.status)]] : []),
    ...(knobs.again === '200' && !written.has('again')
      ? []
      : [says(AGAIN, { status: token('again', knobs.again) })]),
    ...(knobs.over === 'on'
      ? [says(OVER, { status: token('over', '204'), last: String(STREAM_MESSAGES) })]
      : []),
    ...allowLines(of),
    ...(knobs.acah === 'none'
      ? []
      : [['Access-Control-Allow-Headers: ', token('acah', 'Last-Event-ID'), PREFLIGHT[language]]]),
    ['Content-Type: ', polls ? 'application/json' : token('mime', TYPES[knobs.mime] ?? '')],
    ...(written.has('every') || polls ? [['await sleep(', token('every', knobs.every), ')']] : []),
    ...(polls ? [['response.end(JSON.stringify({ id: last + 1, … }))']] : messageLines(of)),
  ];
}

/** What the lab declares (`server/lab/events/endpoint.ts`). */
export const TYPES: Readonly<Record<string, string>> = {
  'event-stream': 'text/event-stream',
  latin1: 'text/event-stream; charset=iso-8859-1',
  plain: 'text/plain; charset=utf-8',
  json: 'application/json',
};

function allowLines(of: StreamCode): readonly CodeLine[] {
  const { acac, acao } = of.knobs;
  return [
    ...allowOriginLines(acao, of),
    ...(acac === 'none' ? [] : [['Access-Control-Allow-Credentials: ', token('acac', acac)]]),
  ];
}

/** The stream, message by message. */
function messageLines({ knobs, language, written }: StreamCode): readonly CodeLine[] {
  return [
    ...(knobs.retry === 'none' || !(written.has('retry') || knobs.per === '1' || knobs.over === 'on')
      ? []
      : [['retry: ', token('retry', knobs.retry)]]),
    ...(knobs.ids === 'on' ? [['id: ', token('ids', '$' + '{++n}')]] : []),
    ...(knobs.name === 'message' ? [] : [['event: ', token('name', knobs.name)]]),
    ['data: counter $' + '{n}', token('blank', knobs.blank === 'on' ? '\\n\\n' : '\\n')],
    ...(knobs.per === '1'
      ? [[token('per', 'response.end()'), EACH[language]]]
      : written.has('per')
        ? [['// ', token('per', OPEN[language])]]
        : []),
  ];
}

function socketLines({ knobs, written }: StreamCode): readonly CodeLine[] {
  const every = written.has('every') ? token('every', knobs.every) : knobs.every;
  return [['setInterval(() => ws.send(`counter $' + '{++n}`), ', every, ')']];
}
