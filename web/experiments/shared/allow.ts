import type { Origins } from '../../../server/protocol/origins.ts';
import type { ChoiceKnob } from '../experiment.ts';
import { LEFT_OUT } from './choices.ts';

/** The server's allowlist, by the names of its origins; what every experiment with a gate shares. */
export const allowKnob = {
  kind: 'choice',
  label: { zh: '允许的源', en: 'allowed origins' },
  default: 'none',
  choices: {
    none: LEFT_OUT,
    reader: { zh: '{reader}', en: '{reader}' },
    partner: { zh: '{partner}', en: '{partner}' },
    both: { zh: '两个源', en: 'both origins' },
    any: { zh: '任何源', en: 'any origin' },
  },
} as const satisfies ChoiceKnob;

/** The value of the lab's `allow`: undefined without a list, else `*` or serialised origins. */
export function allowList(choice: string, origins: Origins): string | undefined {
  switch (choice) {
    case 'reader':
      return origins.reader;
    case 'partner':
      return origins.partner;
    case 'both':
      return `${origins.reader},${origins.partner}`;
    case 'any':
      return '*';
    default:
      return undefined;
  }
}

/** How long the server waits before it answers, in milliseconds. */
export const delayKnob = {
  kind: 'choice',
  label: { zh: '延迟', en: 'delay' },
  default: '0',
  choices: {
    0: LEFT_OUT,
    1000: { zh: '1 秒', en: '1 s' },
    3000: { zh: '3 秒', en: '3 s' },
  },
} as const satisfies ChoiceKnob;
