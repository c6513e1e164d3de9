import type { Origins } from '../../../server/protocol/origins.ts';
import type { ChoiceKnob } from '../experiment.ts';

/** The server's allowlist, by the names of its origins; what every experiment with a gate shares. */
export const allowKnob = {
  kind: 'choice',
  label: { zh: '服务器允许的源（allow）', en: 'Origins the server allows (allow)' },
  default: 'none',
  choices: {
    none: { zh: '没有允许名单', en: 'no allowlist at all' },
    reader: { zh: '{reader}', en: '{reader}' },
    partner: { zh: '{partner}', en: '{partner}' },
    both: { zh: '{reader} 和 {partner}', en: '{reader} and {partner}' },
    any: { zh: '*（任何源）', en: '* (any origin)' },
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
  label: { zh: '服务器等待后再回答', en: 'The server waits before it answers' },
  default: '0',
  choices: {
    0: { zh: '不等待', en: 'not at all' },
    1000: { zh: '1 秒', en: '1 s' },
    3000: { zh: '3 秒', en: '3 s' },
  },
} as const satisfies ChoiceKnob;
