import type { OriginName } from '../../../server/protocol/origins.ts';
import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import type { Bilingual } from '../../language.ts';
import type { Code, CodeLine, CodeOf } from '../code.ts';
import { PAGE, quoted, SERVER, sentence, token } from '../shared/code.ts';
import { KNOBS } from './knobs.ts';

type FormCode = CodeOf<typeof KNOBS>;

/** What the form holds. */
export const FIELD = { name: 'account', value: '1' };

export function code(of: FormCode): Code {
  return [
    { who: PAGE, lines: pageLines(of) },
    { who: SERVER, lines: serverLines(of.knobs, of.origins) },
  ];
}

const ON: Bilingual = { zh: '<!-- {origin} 上的页面 -->', en: '<!-- a page at {origin} -->' };

function pageLines({ knobs, language, origins, written }: FormCode): readonly CodeLine[] {
  const target = origins[knobs.target as OriginName];
  const enctype = knobs.enctype === KNOBS.enctype.default && !written.has('enctype');
  return [
    ...(knobs.stageOn === KNOBS.stageOn.default && !written.has('stageOn')
      ? []
      : [sentence(ON[language], { origin: token('stageOn', origins[knobs.stageOn as OriginName]) })]),
    ...(knobs.referrer === 'none'
      ? [['<meta name="referrer" content="', token('referrer', 'no-referrer'), '">']]
      : []),
    ...(knobs.ad === 'none'
      ? []
      : [['<iframe src="', token('ad', origins[knobs.ad as OriginName]), `${LAB_PATHS.form}"></iframe>`]]),
    ['<form method="post" target="response"'],
    ...(enctype ? [] : [['      enctype="', token('enctype', knobs.enctype), '"']]),
    ['      action="', token('target', target), `${LAB_PATHS.form}">`],
    ['<iframe name="response"></iframe>'],
    ...(knobs.check === 'on'
      ? [
          ['onmessage = ({ data, origin }) =>'],
          ['  origin === ', token('check', quoted(target)), ' && use(data)'],
        ]
      : [['onmessage = ({ data }) => ', token('check', 'use(data)')]]),
  ];
}

/** As the lab has it. */
export const DATA = '{"balance":4711}';

function serverLines({ answer }: FormCode['knobs'], origins: FormCode['origins']): readonly CodeLine[] {
  if (answer === 'none') return [[token('answer', DATA)]];
  return [['parent.postMessage(data, ', token('answer', targetOf(answer, origins)), ')']];
}

function targetOf(answer: string, origins: FormCode['origins']): string {
  if (answer === 'any') return "'*'";
  return answer === 'referrer' ? 'document.referrer' : quoted(origins[answer as OriginName]);
}
