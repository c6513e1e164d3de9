import { PROXY_VIA } from '../../../server/protocol/words.ts';
import type { ExchangeView } from '../../decode/views.ts';
import { getField } from '../../rules/core/exchange.ts';
import { recorded } from '../shared/recorded.ts';

/** Whether an exchange is the proxy’s own, with the server behind it: a proxy names itself in what it sends on (RFC 9110 §7.6.3). */
export function isBehindProxy(view: ExchangeView): boolean {
  const exchange = recorded(view);
  return exchange !== null && getField(exchange.request.fields, 'Via') === PROXY_VIA;
}
