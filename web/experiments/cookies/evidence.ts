import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import { COOKIE_KINDS, cookieName } from '../../../server/protocol/words.ts';
import type { ExchangeView } from '../../decode/views.ts';
import { type Exchange, getField } from '../../rules/core/exchange.ts';
import { recorded } from '../shared/recorded.ts';

const NAMES = new Set<string>(COOKIE_KINDS.map(cookieName));

/** One exchange, and when its request came, in milliseconds since the Unix epoch on the server's clock. */
export interface RecordedExchange extends Exchange {
  readonly at: number;
  /** Its number in the record. */
  readonly exchange: number;
}

/** The exchanges of a run that matter, as far as they came to be. */
export interface SeenExchanges {
  readonly setting: RecordedExchange | null;
  /** A handshake says nothing of third parties: a fetch before it does. */
  readonly asking: RecordedExchange | null;
  readonly sending: RecordedExchange | null;
}

export function seenExchanges(views: readonly ExchangeView[]): SeenExchanges {
  const exchanges = views.flatMap(view => {
    const exchange = recorded(view);
    return exchange ? [{ ...exchange, at: view.at, exchange: view.exchange }] : [];
  });
  const at = (matches: (path: string) => boolean) =>
    exchanges.find(
      ({ request }) => request.method !== 'OPTIONS' && matches(request.target.split('?', 1)[0] ?? ''),
    ) ?? null;
  const socket = at(path => path === LAB_PATHS.websocket);
  const echo = at(path => path.startsWith(LAB_PATHS.cookies) && path.endsWith('/echo'));
  const setting = at(path => path === `${LAB_PATHS.cookies}set`);
  return socket ? { setting, asking: echo, sending: socket } : { setting, asking: null, sending: echo };
}

/** The values of Set-Cookie in an answer, one a field. */
export function setCookieFields({ response }: Exchange): readonly string[] {
  return (response?.fields ?? []).flatMap(({ name, value }) =>
    name.toLowerCase() === 'set-cookie' ? [value] : [],
  );
}

/** The lab's own pairs `name=value` in the Cookie field of a request; what others have there is masked in the record. */
export function labCookies({ request }: Exchange): readonly string[] {
  return (getField(request.fields, 'Cookie') ?? '')
    .split(/; ?/)
    .filter(pair => NAMES.has(pair.split('=', 1)[0] ?? ''));
}

/**
 * Whether third parties may have cookies in this browser, as Chromium says with each request that asks for them (Storage Access
 * Headers, `Sec-Fetch-Storage-Access`); null where it did not say, because no request was one of a third party.
 */
export function thirdPartyCookies({ setting, asking, sending }: SeenExchanges): boolean | null {
  for (const exchange of [sending, asking, setting]) {
    const said = exchange && getField(exchange.request.fields, 'Sec-Fetch-Storage-Access');
    if (said) return said === 'active';
  }
  return null;
}
