import { EMBED_TAGS } from '../../rules/embed/elements.ts';
import { SERVER_KNOBS } from '../fetch/server-knobs.ts';
import type { Knobs, KnobValues } from '../knob.ts';
import { choicesOf, LEFT_OUT, ORIGIN_CHOICES } from '../shared/choices.ts';
import { choice, same } from '../shared/knob.ts';

const { image, script } = EMBED_TAGS;

export const KNOBS = {
  element: choice(
    { zh: '元素', en: 'element' },
    'image',
    choicesOf(['image', 'script'], {
      image: same(image),
      script: same(script),
    }),
  ),
  target: choice(same('src'), 'partner', ORIGIN_CHOICES),
  stageOn: choice({ zh: '页面的源', en: 'origin of the page' }, 'lab', ORIGIN_CHOICES),
  answer: { ...SERVER_KNOBS.answer, default: 'png', side: 'server' },
  acao: choice(SERVER_KNOBS.acao.label, 'none', { none: LEFT_OUT, any: same('*') }, 'server'),
} as const satisfies Knobs;

export type EmbedKnobValues = KnobValues<typeof KNOBS>;
