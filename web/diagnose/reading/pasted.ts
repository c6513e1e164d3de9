import type { CauseId } from '../causes/index.ts';
import type { PastedConfiguration } from './configuration.ts';
import type { Message, Speaker } from './message.ts';
import type { PastedRequest, PastedResponse } from './pasted-exchange.ts';
import type { PastedSituation } from './situations.ts';

/** One message of a browser’s console, by the failure that it names. */
export interface PastedMessage extends Message {
  readonly kind: 'message';
  readonly cause: CauseId;
}

export type Pasted = PastedMessage | PastedRequest | PastedResponse | PastedSituation | PastedConfiguration;

/** Nothing known but the cause. */
export function said(
  cause: CauseId,
  by: Speaker,
  more: Partial<Omit<PastedMessage, 'kind' | 'cause' | 'by'>> = {},
): PastedMessage {
  return {
    kind: 'message',
    cause,
    by,
    measured: by !== 'webkit',
    at: null,
    url: null,
    from: null,
    origin: null,
    api: null,
    value: null,
    header: null,
    method: null,
    status: null,
    ...more,
  };
}
