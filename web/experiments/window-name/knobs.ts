import type { Knobs, KnobValues } from '../knob.ts';
import { LEFT_OUT } from '../shared/choices.ts';
import { choice, same } from '../shared/knob.ts';
import { HOST_CHOICES } from '../shared/pages.ts';

export const KNOBS = {
  from: choice({ zh: '数据所在的源', en: 'origin that has the data' }, 'lab', HOST_CHOICES),
  by: choice({ zh: '读取数据的源', en: 'origin that reads' }, 'partner', HOST_CHOICES),
  place: choice({ zh: '在哪个窗口', en: 'which window' }, 'frame', {
    frame: same('iframe'),
    window: { zh: '顶层窗口', en: 'a top-level window' },
  }),
  lands: choice({ zh: '读之前 iframe 去哪里', en: 'where the iframe goes first' }, 'own', {
    own: { zh: '读取方自己源的页面', en: 'page of the reading origin' },
    blank: same('about:blank'),
    stays: LEFT_OUT,
  }),
  opener: choice(same('opener'), 'kept', {
    kept: LEFT_OUT,
    dropped: { zh: '断开 opener', en: 'drop the opener' },
  }),
} as const satisfies Knobs;

export type NameKnobs = KnobValues<typeof KNOBS>;
