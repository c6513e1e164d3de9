import type { HttpCache } from './http-cache.ts';
import type { PreflightCache } from './preflight-cache.ts';

/** What a browser remembers from one call to the next; never changed, only replaced. */
export interface FetchMemory {
  readonly preflights: PreflightCache;
  readonly answers: HttpCache;
}

export const NOTHING_REMEMBERED: FetchMemory = { preflights: [], answers: [] };
