import { EMBED_TAGS } from '../../rules/embed/embed.ts';
import type { Knobs, KnobValues } from '../experiment.ts';
import { SERVER_KNOBS } from '../fetch/server-knobs.ts';
import { choicesOf, LEFT_OUT, ORIGIN_CHOICES } from '../shared/choices.ts';

const { image, script } = EMBED_TAGS;

export const KNOBS = {
  element: {
    kind: 'choice',
    label: { zh: '元素', en: 'element' },
    default: 'image',
    choices: choicesOf(['image', 'script'], {
      image: { zh: image, en: image },
      script: { zh: script, en: script },
    }),
  },
  target: {
    kind: 'choice',
    label: { zh: 'src', en: 'src' },
    default: 'partner',
    choices: ORIGIN_CHOICES,
  },
  stageOn: {
    kind: 'choice',
    label: { zh: '页面的源', en: 'origin of the page' },
    default: 'lab',
    choices: ORIGIN_CHOICES,
  },
  answer: { ...SERVER_KNOBS.answer, default: 'png', side: 'server' },
  acao: {
    kind: 'choice',
    label: SERVER_KNOBS.acao.label,
    default: 'none',
    choices: { none: LEFT_OUT, any: { zh: '*', en: '*' } },
    side: 'server',
  },
} as const satisfies Knobs;

export type EmbedKnobValues = KnobValues<typeof KNOBS>;
