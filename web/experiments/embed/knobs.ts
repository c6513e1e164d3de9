import { EMBED_TAGS } from '../../rules/embed/embed.ts';
import type { Knobs, KnobValues } from '../experiment.ts';
import { SERVER_KNOBS } from '../fetch/server-knobs.ts';
import { choicesOf, ORIGIN_CHOICES } from '../shared/choices.ts';

const { image, script } = EMBED_TAGS;

export const KNOBS = {
  element: {
    kind: 'choice',
    label: { zh: '页面里的元素', en: 'The element on the page' },
    default: 'image',
    choices: choicesOf(['image', 'script'], {
      image: { zh: image, en: image },
      script: { zh: script, en: script },
    }),
    side: 'page',
  },
  target: {
    kind: 'choice',
    label: { zh: '它的 src 指向', en: 'Its src leads to' },
    default: 'partner',
    choices: ORIGIN_CHOICES,
    side: 'page',
  },
  stageOn: {
    kind: 'choice',
    label: { zh: '那个页面来自', en: 'The page comes from' },
    default: 'lab',
    choices: ORIGIN_CHOICES,
    side: 'stage',
  },
  answer: { ...SERVER_KNOBS.answer, default: 'png', side: 'server' },
  acao: {
    kind: 'choice',
    label: SERVER_KNOBS.acao.label,
    default: 'none',
    choices: { none: { zh: '没有这个响应头', en: 'no such header' }, any: { zh: '*', en: '*' } },
    side: 'server',
  },
} as const satisfies Knobs;

export type EmbedKnobValues = KnobValues<typeof KNOBS>;
