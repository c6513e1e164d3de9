import { Refused } from '../knobs/policy.ts';

/** When to come back, in seconds: by then a session that nobody polls has been closed. */
const RETRY_AFTER = 30;

/** A request for which there is no room now. @param because completes the sentence "… because" */
export const busy = (because: string) =>
  new Refused(503, `The lab cannot take this request now, because ${because}. Try again in a moment.`, {
    'Retry-After': String(RETRY_AFTER),
  });

export const noRoom = (most: number) =>
  busy(`${most} bytes may wait in it for all its clients together, and they do`);
