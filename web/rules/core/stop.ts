/**
 * Where a run may stop: the reader's prediction, the author's claim and the rule's verdict. At `server` it answered with a
 * refusal; at `no-response` the request arrived and nothing came back, so that what the server did with it is not known.
 */
export const STOPS = ['before-sending', 'preflight', 'server', 'browser', 'no-response', 'nowhere'] as const;
export type Stop = (typeof STOPS)[number];
