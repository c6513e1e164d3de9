import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import type { LabOriginName } from '../../../server/protocol/words.ts';
import type { Bilingual } from '../../language.ts';
import type { Code, CodeLine, CodeOf } from '../code.ts';
import { comment, labelOf, PAGE, SERVER, sentence, token } from '../shared/code.ts';
import { KNOBS, kindsOf, written as lineOf } from './knobs.ts';
import { targetOf } from './requests.ts';

type CookieCode = CodeOf<typeof KNOBS>;

/** First the cookies are set, then a page sends a request. */
export function code(of: CookieCode): Code {
  return [
    { who: SERVER, lines: serverLines(of) },
    { who: PAGE, lines: pageLines(of) },
  ];
}

const SET: Bilingual = { zh: '{origin} 设置，{how}', en: 'set by {origin} {how}' };

function serverLines({ knobs, origins, language }: CookieCode): readonly CodeLine[] {
  const [kind, ...others] = kindsOf(knobs.kinds);
  const cookies =
    kind !== undefined && others.length === 0
      ? [token('kinds', lineOf(kind))]
      : ['xdl_…=…; ', token('kinds', labelOf(KNOBS.kinds, knobs.kinds, language))];
  return [
    ['Set-Cookie: ', ...cookies],
    comment(SET, language, {
      origin: token('setOn', origins[knobs.setOn as LabOriginName]),
      how: token('setBy', labelOf(KNOBS.setBy, knobs.setBy, language)),
    }),
  ];
}

const AT: Bilingual = { zh: '{from}，{origin}', en: '{from} at {origin}' };
const HERE: Bilingual = { zh: '{from}', en: '{from}' };

function pageLines(of: CookieCode): readonly CodeLine[] {
  const { knobs, origins, language } = of;
  const places = {
    from: token('from', labelOf(KNOBS.from, knobs.from, language)),
    origin: token('stageOn', origins[knobs.stageOn as LabOriginName]),
  };
  const where = knobs.from === 'page' ? HERE : AT;
  const request = requestOf(of);
  const isHtml = typeof request[0] === 'string' && request[0].startsWith('<');
  return [
    isHtml ? ['<!-- ', ...sentence(where[language], places), ' -->'] : comment(where, language, places),
    request,
  ];
}

function requestOf({ knobs, origins }: CookieCode): CodeLine {
  const origin = origins[targetOf(knobs)];
  const means = (text: string) => token('means', text);
  const target = (text: string) => token('target', text);
  const url = [
    target(origin),
    LAB_PATHS.cookies,
    ...(knobs.deep === 'on' ? [token('deep', 'deep/')] : []),
    'echo',
  ];
  switch (knobs.means) {
    case 'websocket':
      return [
        'new ',
        means('WebSocket'),
        "('",
        target(origin.replace(/^http/, 'ws')),
        `${LAB_PATHS.websocket}')`,
      ];
    case 'image':
      return ['<', means('img'), ' src="', ...url, '">'];
    case 'script':
      return ['<', means('script'), ' src="', ...url, '"></script>'];
    case 'frame':
      return ['<', means('iframe'), ' src="', ...url, '"></iframe>'];
    case 'link':
      return ['<', means('a'), ' href="', ...url, '">'];
    case 'form-post':
      return ['<', means('form method="post"'), ' action="', ...url, '">'];
    case 'fetch':
      return [means('fetch'), "('", ...url, "', { credentials: 'include' })"];
    case 'fetch-omit':
      return [means('fetch'), "('", ...url, "', { credentials: 'omit' })"];
    default:
      return [means('fetch'), "('", ...url, "')"];
  }
}
