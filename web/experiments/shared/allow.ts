import type { Origins } from '../../../server/protocol/origins.ts';
import { LEFT_OUT } from './choices.ts';
import { choice, same } from './knob.ts';

/** The server's allowlist, by the names of its origins; what every experiment with a gate shares. */
export const allowKnob = choice({ zh: '允许的源', en: 'allowed origins' }, 'none', {
  none: LEFT_OUT,
  reader: same('{reader}'),
  partner: same('{partner}'),
  both: { zh: '两个源', en: 'both origins' },
  any: { zh: '任何源', en: 'any origin' },
});

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
export const delayKnob = choice({ zh: '延迟', en: 'delay' }, '0', {
  0: LEFT_OUT,
  1000: { zh: '1 秒', en: '1 s' },
  3000: { zh: '3 秒', en: '3 s' },
});
