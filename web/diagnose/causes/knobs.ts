import { PREFLIGHT_STATUSES, STATUSES } from '../../../server/protocol/words.ts';
import { getField } from '../../rules/core/exchange.ts';
import type { CaseFacts } from '../case-facts.ts';
import type { Message } from '../reading/message.ts';

/** KnobSettings of an experiment by their names; those that are left out have their defaults. */
export type KnobSettings = Readonly<Record<string, string>>;

/** What a failure’s knobs depend on. */
export interface FailureDetails extends Pick<Message, 'at' | 'value'> {
  /** Of the response that failed; null where nothing tells it. */
  readonly status: number | null;
}

/** The preflight’s status, or the nearest that the lab can send. */
export function preflightStatus(status: number | null): KnobSettings {
  const statuses: readonly number[] = PREFLIGHT_STATUSES;
  if (status === null || status === 204) return {};
  return { preflight: String(statuses.includes(status) ? status : status >= 500 ? 500 : 404) };
}

/** The status of the response to the request itself, where the lab can send it. */
export function requestStatus(status: number | null): KnobSettings {
  const statuses: readonly number[] = STATUSES;
  return status !== null && status !== 200 && statuses.includes(status) ? { status: String(status) } : {};
}

/** The lab’s way of writing another value than the page’s origin that comes nearest to this one. */
export function otherOrigin(value: string | null, page: string | null): string {
  if (value === 'null') return 'null';
  if (value !== null && page !== null) {
    if (value.replace(/\/$/, '') === page) return 'slash';
    if (value.toLowerCase() === page) return 'upper';
    if (!value.includes('://')) return 'bare';
  }
  return 'partner';
}

/** Whether the preflight’s response has the wildcard in this header. */
export function allowsAny({ preflight }: CaseFacts, name: string): boolean {
  return preflight !== null && getField(preflight.fields, name)?.trim() === '*';
}
