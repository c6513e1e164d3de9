import type { OriginName } from '../../../server/protocol/origins.ts';
import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import type { Bilingual } from '../../language.ts';
import type { EmbedElement } from '../../rules/embed/elements.ts';
import type { Code, CodeOf } from '../code.ts';
import { PAGE, SERVER, sentence, token } from '../shared/code.ts';
import { CONTENT_TYPES } from '../shared/content-types.ts';
import type { KNOBS } from './knobs.ts';

const ON: Bilingual = { zh: '<!-- {origin} 上的页面 -->', en: '<!-- a page at {origin} -->' };
const NAMES: Readonly<Record<EmbedElement, string>> = { image: 'img', script: 'script' };

export function code({ knobs, origins, language }: CodeOf<typeof KNOBS>): Code {
  const name = NAMES[knobs.element as EmbedElement];
  return [
    {
      who: PAGE,
      lines: [
        sentence(ON[language], { origin: token('stageOn', origins[knobs.stageOn as OriginName]) }),
        [
          '<',
          token('element', name),
          ' src="',
          token('target', origins[knobs.target as OriginName] + LAB_PATHS.fetch),
          name === 'script' ? '"></script>' : '">',
        ],
      ],
    },
    {
      who: SERVER,
      lines: [
        ['Content-Type: ', token('answer', CONTENT_TYPES[knobs.answer] ?? '')],
        ['X-Content-Type-Options: nosniff'],
        ...(knobs.acao === 'none' ? [] : [['Access-Control-Allow-Origin: ', token('acao', '*')]]),
      ],
    },
  ];
}
