import {
  ALLOW_CREDENTIALS_WORDS,
  ALLOW_HEADERS_WORDS,
  ALLOW_METHODS_WORDS,
  ALLOW_ORIGIN_WORDS,
  BODY_WORDS,
  CORS_ON_WORDS,
  EXPOSE_HEADERS_WORDS,
  HOP_STATUSES,
  MAX_AGE_SECONDS,
  MOST_HOPS,
  PREFLIGHT_STATUSES,
  REQUEST_ORIGIN_NAMES,
  STATUSES,
  STORE_SECONDS,
  VARY_WORDS,
} from '../../protocol/words.ts';
import { delay, oneOf, oneOfNumbers, onOff, sequenceOf, someOf, wholeSeconds } from '../knobs/knobs.ts';
import { type KnobValues, Refused } from '../knobs/policy.ts';

/** Every knob of `/fetch`. */
export const fetchKnobs = (limits: { readonly delayMs: number }) => ({
  acao: oneOf(ALLOW_ORIGIN_WORDS),
  acac: oneOf(ALLOW_CREDENTIALS_WORDS),
  acam: someOf(ALLOW_METHODS_WORDS),
  acah: someOf(ALLOW_HEADERS_WORDS),
  aceh: someOf(EXPOSE_HEADERS_WORDS),
  acma: wholeSeconds(MAX_AGE_SECONDS.least, MAX_AGE_SECONDS.most),
  on: oneOf(CORS_ON_WORDS),
  status: oneOfNumbers(STATUSES),
  preflight: oneOfNumbers(PREFLIGHT_STATUSES),
  body: oneOf(BODY_WORDS),
  vary: oneOf(VARY_WORDS),
  store: oneOfNumbers(STORE_SECONDS),
  to: sequenceOf(REQUEST_ORIGIN_NAMES, MOST_HOPS),
  'hop-status': oneOfNumbers(HOP_STATUSES),
  delay: delay(limits.delayMs),
  effect: onOff,
  dies: onOff,
});
export type FetchKnobs = KnobValues<ReturnType<typeof fetchKnobs>>;

/**
 * Whoever makes the lab redirect, wait or remember must have a panel open to see it.
 *
 * @throws Refused with 403
 */
export function checkPanel(knobs: FetchKnobs, isOpenPanel: (token: string) => boolean): void {
  if (knobs.token !== undefined && isOpenPanel(knobs.token)) return;
  const guarded = (['to', 'delay', 'effect'] as const).find(name => knobs[name]);
  if (guarded === undefined) return;
  throw new Refused(403, `The knob ${guarded} needs the token of an open panel, and this request has none.`);
}
