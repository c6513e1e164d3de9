import type { CaseFacts } from '../case-facts.ts';
import type { Message } from '../reading/message.ts';

/** Stands for a value that a message does not tell. */
export const UNTOLD = '?';

/** The two values of a step; null for one that is not there. */
export interface Compared {
  readonly found: string | null;
  readonly wanted: string | null;
}

/** The page’s origin. */
export function pageOf({ page }: CaseFacts): string {
  return page ?? UNTOLD;
}

/** The origin of the request’s URL, or its host where the origin is opaque. */
export function targetOf({ url }: CaseFacts): string {
  return url === null ? UNTOLD : new URL(url).origin.replace(/^null$/, new URL(url).host);
}

/** What the message quotes, beside the server that it happened at. */
export function valueAtTarget({ value }: Message, facts: CaseFacts): Compared {
  return { found: value ?? UNTOLD, wanted: targetOf(facts) };
}
