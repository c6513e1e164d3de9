import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import type { LabOriginName } from '../../../server/protocol/words.ts';
import type { Bilingual } from '../../language.ts';
import { DATA } from '../../stage/window-name.ts';
import type { Code, CodeLine, CodeOf } from '../code.ts';
import { labelOf, quoted, token } from '../shared/code.ts';
import { frameAddress } from '../shared/pages.ts';
import { KNOBS } from './knobs.ts';

export const HAS: Bilingual = { zh: '数据页', en: 'data' };
export const READS: Bilingual = { zh: '读取页', en: 'page' };

type NameCode = CodeOf<typeof KNOBS>;

/** The page that has the data, then the page that reads it. */
export function code(of: NameCode): Code {
  const { knobs } = of;
  const named: CodeLine = [`window.name = ${quoted(DATA)}`];
  return knobs.place === 'frame'
    ? [
        { who: HAS, lines: [named] },
        { who: READS, lines: frameLines(of) },
      ]
    : [
        { who: HAS, lines: [named, ...departure(of)] },
        { who: READS, lines: [['data = window.name']] },
      ];
}

/** Where the frame goes before its name is read. */
export const LANDS: Readonly<Record<string, string>> = {
  own: `${LAB_PATHS.frames}blank`,
  blank: 'about:blank',
};

function frameLines({ knobs, origins }: NameCode): readonly CodeLine[] {
  const lands = LANDS[knobs.lands];
  return [
    ['// ', token('by', origins[knobs.by as LabOriginName])],
    [
      token('place', 'iframe'),
      '.src = ',
      token('from', quoted(frameAddress(origins, knobs.from as LabOriginName, 'name'))),
    ],
    ...(lands ? [['iframe.src = ', token('lands', quoted(lands))]] : []),
    ['data = iframe.contentWindow.name'],
  ];
}

function departure({ knobs, origins, language }: NameCode): readonly CodeLine[] {
  return [
    ...(knobs.opener === 'dropped' ? [[token('opener', 'window.opener = null')]] : []),
    [
      '// ',
      token('from', origins[knobs.from as LabOriginName]),
      ', ',
      token('place', labelOf(KNOBS.place, knobs.place, language)),
    ],
    ['link.href = ', token('by', quoted(frameAddress(origins, knobs.by as LabOriginName, 'blank')))],
    ['link.click()'],
  ];
}
