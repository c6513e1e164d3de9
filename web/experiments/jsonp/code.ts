import type { OriginName } from '../../../server/protocol/origins.ts';
import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import { CALLBACK_NAME } from '../../../server/protocol/words.ts';
import type { Bilingual } from '../../language.ts';
import { SIGNED_IN } from '../../stage/jsonp.ts';
import type { Code, CodeLine, CodeOf } from '../code.ts';
import { PAGE, SERVER, sentence, token } from '../shared/code.ts';
import { CONTENT_TYPES } from '../shared/content-types.ts';
import { CALLBACKS, FUNCTION, type KNOBS } from './knobs.ts';

type JsonpCode = CodeOf<typeof KNOBS>;

export function code(of: JsonpCode): Code {
  return [
    { who: PAGE, lines: pageLines(of) },
    { who: SERVER, lines: serverLines(of) },
  ];
}

const ON: Bilingual = { zh: '// {origin} 上的页面', en: '// a page at {origin}' };

function pageLines({ knobs, origins, language }: JsonpCode): readonly CodeLine[] {
  const name = CALLBACKS[knobs.callback as keyof typeof CALLBACKS];
  const query = token('callback', name.replaceAll("'", "\\'"));
  return [
    sentence(ON[language], { origin: token('stageOn', origins[knobs.stageOn as OriginName]) }),
    ...(knobs.waits === 'on' ? [['function ', token('waits', FUNCTION), '(data) { … }']] : []),
    ...(knobs.answer === 'spy' ? [[`document.body.textContent = '${SIGNED_IN}'`]] : []),
    ["const script = document.createElement('script')"],
    [
      "script.src = '",
      token('target', origins[knobs.target as OriginName] + LAB_PATHS.jsonp),
      '?callback=',
      query,
      "'",
    ],
    ['document.body.append(script)'],
  ];
}

const DATA = '{"items":["tea","cups"]}';

function serverLines({ knobs }: JsonpCode): readonly CodeLine[] {
  if (knobs.dies === 'on') return [[token('dies', 'request.socket.destroy()')]];
  const type = knobs.answer === 'json' || knobs.answer === 'html' ? knobs.answer : 'script';
  return [
    ...(knobs.check === 'on'
      ? [['if (!', token('check', String(CALLBACK_NAME)), '.test(callback)) return send(400)']]
      : []),
    ...(knobs.status === '200' ? [] : [['status ', token('status', knobs.status)]]),
    [`Content-Type: ${CONTENT_TYPES[type]}`],
    ['X-Content-Type-Options: nosniff'],
    [token('answer', BODIES[knobs.answer] ?? '')],
  ];
}

const BODIES: Readonly<Record<string, string>> = {
  call: `/**/\${callback}(${DATA})`,
  spy: `/**/\${callback}(${DATA}); new Image().src = … + document.body.innerText`,
  json: DATA,
  html: '<!doctype html> …',
};
