import type { OriginName } from '../../../server/protocol/origins.ts';
import type { Bilingual } from '../../language.ts';
import type { Code, CodeLine, CodeOf } from '../code.ts';
import { allowList } from '../shared/allow.ts';
import { comment, PAGE, quoted, quotedList, SERVER, token } from '../shared/code.ts';
import { namesIn } from '../shared/names.ts';
import { type KNOBS, TURNS, urlOf } from './knobs.ts';

type WebSocketCode = CodeOf<typeof KNOBS>;

export function code(of: WebSocketCode): Code {
  return [
    { who: PAGE, lines: pageLines(of) },
    { who: SERVER, lines: serverLines(of) },
  ];
}

const AGAIN: Bilingual = { zh: '共 {turns} 次，间隔 {pause} 毫秒', en: '{turns} times, {pause} ms apart' };

const FROM: Bilingual = { zh: '{from} 上的页面', en: 'a page at {from}' };

function pageLines({ knobs, origins, language }: WebSocketCode): readonly CodeLine[] {
  const url = token('scheme', quoted(urlOf(knobs, origins)));
  if (knobs.from !== 'page') {
    const from = token('from', origins[knobs.from as OriginName]);
    return [comment(FROM, language, { from }), ['const socket = new WebSocket(', url, ')']];
  }
  const offered = namesIn(knobs.offer);
  const send = ['socket.send(', token('send', quoted(knobs.send)), ')'];
  return [
    [
      'const socket = new WebSocket(',
      url,
      ...(offered.length > 0 ? [', [', token('offer', quotedList(offered)), ']'] : []),
      ')',
    ],
    ...(knobs.binary === 'off'
      ? [['socket.onopen = () => ', ...send]]
      : [
          ['socket.onopen = () => {'],
          ['  ', ...send],
          ['  ', token('binary', 'socket.send(new Uint8Array([0xca, 0xfe, 0xba, 0xbe]))')],
          ['}'],
        ]),
    ...(knobs.push === 'off' ? [] : [comment(AGAIN, language, { turns: `${TURNS}`, pause: knobs.push })]),
  ];
}

function serverLines({ knobs, origins }: WebSocketCode): readonly CodeLine[] {
  const allowed = allowList(knobs.allow, origins);
  const spoken = namesIn(knobs.protocols);
  const comma = knobs.close.indexOf(',');
  const closing =
    comma < 0 ? knobs.close : `${knobs.close.slice(0, comma)}, ${quoted(knobs.close.slice(comma + 1))}`;
  const lines: readonly CodeLine[] = [
    ...(allowed === undefined ? [] : [['allowed = [', token('allow', quotedList(allowed.split(','))), ']']]),
    ...(spoken.length > 0 ? [['protocols = [', token('protocols', quotedList(spoken)), ']']] : []),
    ...(knobs.delay === '0' ? [] : [['await sleep(', token('delay', knobs.delay), ')']]),
    ...(closing === '' ? [] : [['ws.close(', token('close', closing), ')']]),
    ...(knobs.push === 'off'
      ? []
      : // biome-ignore lint/suspicious/noTemplateCurlyInString: a template literal in the code that is shown
        [['setInterval(() => ws.send(`counter ${++n}`), ', token('push', knobs.push), ')']]),
  ];
  return lines.length > 0 ? lines : [["ws.on('message', data => ws.send(data))"]];
}
