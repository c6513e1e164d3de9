import { FORM_TARGETS } from '../../../server/protocol/words.ts';
import { ENCTYPES } from '../../stage/messages.ts';
import type { Knobs, KnobValues } from '../knob.ts';
import { choicesOf, LEFT_OUT, ORIGIN_CHOICES } from '../shared/choices.ts';
import { choice, same } from '../shared/knob.ts';

export const KNOBS = {
  stageOn: choice({ zh: '页面的源', en: 'origin of the page' }, 'lab', ORIGIN_CHOICES),
  target: choice(same('action'), 'partner', ORIGIN_CHOICES),
  enctype: choice(same('enctype'), ENCTYPES[0], choicesOf(ENCTYPES)),
  referrer: choice(same('referrer'), 'default', {
    default: LEFT_OUT,
    none: { zh: '不带 Referer', en: 'no Referer' },
  }),
  ad: choice({ zh: '另一个 iframe', en: 'another iframe' }, 'none', {
    none: LEFT_OUT,
    ...ORIGIN_CHOICES,
  }),
  check: choice({ zh: '核对 event.origin', en: 'check of event.origin' }, 'on', {
    on: { zh: '只采用响应的源', en: 'only the response’s origin' },
    off: { zh: '谁的消息都采用', en: 'messages from anyone' },
  }),
  answer: choice(
    { zh: '响应', en: 'response' },
    'lab',
    choicesOf(FORM_TARGETS, {
      ...ORIGIN_CHOICES,
      none: { zh: '只有数据', en: 'the data alone' },
      any: { zh: '任何源', en: 'any origin' },
      referrer: { zh: '谁提交就给谁', en: 'whoever submitted the form' },
    }),
    'server',
  ),
} as const satisfies Knobs;

export type FormKnobs = KnobValues<typeof KNOBS>;
