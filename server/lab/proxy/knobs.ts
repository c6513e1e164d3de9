import { PROXY_UPSTREAMS } from '../../protocol/words.ts';
import { allow, oneOf, onOff } from '../knobs/knobs.ts';
import type { KnobValues } from '../knobs/policy.ts';

/** Every knob of the proxy and of the server behind it: the query goes through unchanged, so each meets the other's. */
export const PROXY_KNOBS = {
  upstream: oneOf(PROXY_UPSTREAMS),
  list: onOff,
  'strip-prefix': onOff,
  'change-origin': onOff,
  'rewrite-origin': onOff,
  'strip-domain': onOff,
  'pass-upgrade': onOff,
  bare: onOff,
  'own-host': onOff,
  allow,
  domain: onOff,
  session: onOff,
};
export type ProxyKnobs = KnobValues<typeof PROXY_KNOBS>;
