import type { Knobs, KnobValues } from '../knob.ts';
import { choice } from '../shared/knob.ts';
import { HOST_CHOICES } from '../shared/pages.ts';

export const KNOBS = {
  page: choice({ zh: '页面的源', en: 'origin of the page' }, 'partner', HOST_CHOICES),
  frame: choice({ zh: 'iframe 的源', en: 'origin of the iframe' }, 'lab', HOST_CHOICES),
  relay: choice({ zh: '谁来写 hash', en: 'what writes the hash' }, 'above', {
    above: { zh: '中转页，与页面同源', en: 'relay of the page’s origin' },
    own: { zh: '中转页，与 iframe 同源', en: 'relay of the iframe’s origin' },
    none: { zh: 'iframe 自己', en: 'the iframe itself' },
  }),
} as const satisfies Knobs;

export type HashKnobs = KnobValues<typeof KNOBS>;
