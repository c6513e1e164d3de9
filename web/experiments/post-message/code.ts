import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import type { LabOriginName } from '../../../server/protocol/words.ts';
import type { Bilingual } from '../../language.ts';
import type { Code, CodeLine, CodeOf, CodeSide } from '../code.ts';
import { labelOf, PAGE, quoted, token } from '../shared/code.ts';
import { expectedBy, KNOBS, targetOf } from './knobs.ts';

type MessageCode = CodeOf<typeof KNOBS>;

/** The sender, then the receiver; whichever is this page opens the other one. */
export function code(of: MessageCode): Code {
  const { knobs, language, written } = of;
  const sends = written.has('sender')
    ? [['// ', token('sender', labelOf(KNOBS.sender, knobs.sender, language))]]
    : [];
  const other = OTHER[knobs.place as keyof typeof OTHER];
  const page = (lines: readonly CodeLine[]): CodeSide => ({ who: PAGE, lines: [openLine(of), ...lines] });
  const there = (lines: readonly CodeLine[]): CodeSide => ({ who: other, lines });
  return knobs.sender === 'page'
    ? [page([...sends, ...sendLines(of)]), there(receiveLines(of))]
    : [there([...sends, ...sendLines(of)]), page(receiveLines(of))];
}

const OTHER = {
  frame: { zh: 'iframe', en: 'iframe' },
  popup: { zh: '弹窗', en: 'popup' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** Where the other page comes from. */
function openLine({ knobs, origins }: MessageCode): CodeLine {
  const url = token('on', quoted(`${origins[knobs.on as LabOriginName]}${LAB_PATHS.stage}post`));
  return knobs.place === 'popup'
    ? ['popup = ', token('place', 'open'), '(', url, ')']
    : [token('place', 'iframe'), '.src = ', url];
}

/** The receiver's window, as the sender reaches it. */
function windowOf({ place, sender }: MessageCode['knobs']): string {
  if (sender === 'page') return place === 'popup' ? 'popup' : 'iframe.contentWindow';
  return place === 'popup' ? 'opener' : 'parent';
}

/** As `web/stage/post.ts` sends it. */
const CONTENTS: Readonly<Record<string, string>> = {
  text: "'hello'",
  object: "{ hello: ['world', 1] }",
  function: "() => 'hello'",
};

function sendLines({ knobs, origins }: MessageCode): readonly CodeLine[] {
  const receiver = knobs.sender === 'page' ? origins[knobs.on as LabOriginName] : origins.reader;
  const target = targetOf(knobs, receiver, origins);
  const origin = target === null ? null : token('target', quoted(target));
  const content = token('content', CONTENTS[knobs.content] ?? '');
  const to = windowOf(knobs);
  if (knobs.channel === 'window')
    return [[`${to}.postMessage(`, content, ...(origin ? [', ', origin] : []), ')']];
  const handed = [', { ', ...(origin ? ['targetOrigin: ', origin, ', '] : []), 'transfer: [port2] })'];
  return [
    ['const { port1, port2 } = new ', token('channel', 'MessageChannel'), '()'],
    ['port1.postMessage(', content, ')'],
    [`${to}.postMessage('port'`, ...handed],
  ];
}

function receiveLines({ knobs, origins }: MessageCode): readonly CodeLine[] {
  const expected = expectedBy(knobs, origins);
  return expected === null
    ? [['use(event.data)']]
    : [['if (event.origin === ', token('check', quoted(expected)), ') use(event.data)']];
}
