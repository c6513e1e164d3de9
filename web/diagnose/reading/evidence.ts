import { isMeasured } from '../../rules/core/browser.ts';
import type { CauseId } from '../causes/index.ts';
import type { Answered, Asked } from './by-hand.ts';
import type { Message, Speaker } from './message.ts';

/** One message of a browser’s console, by the failure that it names. */
export interface Said extends Message {
  readonly kind: 'said';
  readonly cause: CauseId;
}

export type Evidence = Said | Asked | Answered;

/** Nothing known but the cause. */
export function said(
  cause: CauseId,
  by: Speaker,
  more: Partial<Omit<Said, 'kind' | 'cause' | 'by'>> = {},
): Said {
  return {
    kind: 'said',
    cause,
    by,
    measured: by === 'script' || isMeasured(by),
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
