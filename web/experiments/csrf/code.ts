import type { OriginName } from '../../../server/protocol/origins.ts';
import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import type { Bilingual } from '../../language.ts';
import type { Code, CodeLine, CodeOf } from '../code.ts';
import { PAGE, quoted, SERVER, sentence, token } from '../shared/code.ts';
import { type CsrfKnobs, type KNOBS, sessionCookie } from './knobs.ts';

type CsrfCode = CodeOf<typeof KNOBS>;

/** What the form asks for. */
export const FIELD = { name: 'to', value: 'mallory' };

export function code(of: CsrfCode): Code {
  return [
    { who: PAGE, lines: pageLines(of) },
    { who: SERVER, lines: serverLines(of) },
  ];
}

const ON: Bilingual = { zh: '<!-- {origin} 上的页面 -->', en: '<!-- a page at {origin} -->' };

function pageLines({ knobs, language, origins }: CsrfCode): readonly CodeLine[] {
  const bank = token('bank', origins[knobs.bank as OriginName]);
  return [
    sentence(ON[language], { origin: token('stageOn', origins[knobs.stageOn as OriginName]) }),
    ...(knobs.referrer === 'none'
      ? [['<meta name="referrer" content="', token('referrer', 'no-referrer'), '">']]
      : []),
    ['<form method="post" action="', bank, `${LAB_PATHS.transfer}">`],
    [`<input name="${FIELD.name}" value="${FIELD.value}">`],
    ...(knobs.check === 'token'
      ? [
          ['const [form] = document.forms'],
          ['form.csrf.value = await tokenFrom(form.action)'],
          ['form.submit()'],
        ]
      : [['document.forms[0].submit()']]),
  ];
}

function serverLines({ knobs, origins }: CsrfCode): readonly CodeLine[] {
  const [name = '', attributes = ''] = sessionCookie(knobs).split(/; (.*)/);
  const check = checkOf(knobs, origins[knobs.bank as OriginName]);
  return [
    [
      'Set-Cookie: ',
      ...(attributes ? [`${name}; `, token('session', attributes)] : [token('session', name)]),
    ],
    ['if (!session) return send(401)'],
    ...(check === null ? [] : [['if (', token('check', check), ') return send(403)']]),
    ['transfer()'],
  ];
}

/** What is true of a request that the server refuses; null: it looks at nothing. */
export function checkOf({ check }: CsrfKnobs, own: string): string | null {
  switch (check) {
    case 'origin':
      return `origin !== ${quoted(own)}`;
    case 'metadata':
      return "secFetchSite !== 'same-origin'";
    case 'token':
      return 'form.csrf !== tokenOf(session)';
    case 'referer':
      return 'referer && !isOwn(referer)';
    default:
      return null;
  }
}
