import type { ExchangeView } from '../../decode/views.ts';

/** What the exchanges of one run have to do with each other and with the script's calls; told from their heads alone. */

type Fields = NonNullable<ExchangeView['request']>['head']['fields'];

export function fieldIn(fields: Fields, name: string): string | undefined {
  return fields.find(field => field.name.text.toLowerCase() === name)?.value.text;
}

/** The request target's path and query, both as sent. */
export function targetOf({ request }: ExchangeView): {
  readonly path: string;
  readonly query: URLSearchParams;
} {
  const [path = '', query = ''] = (request?.head.target?.text ?? '').split('?');
  return { path, query: new URLSearchParams(query) };
}

/** Host and port that the request names; null without. */
export function hostOf({ request }: ExchangeView): string | null {
  return (request && fieldIn(request.head.fields, 'host')) ?? null;
}

/** The hosts that the run's requests went to, each once, in order. */
export function hostsOf(exchanges: readonly ExchangeView[]): readonly string[] {
  return [...new Set(exchanges.flatMap(view => hostOf(view) ?? []))];
}

/** A CORS-preflight request: https://fetch.spec.whatwg.org/#cors-preflight-request. */
export function isPreflight({ request }: ExchangeView): boolean {
  return (
    request?.head.method?.text === 'OPTIONS' &&
    fieldIn(request.head.fields, 'access-control-request-method') !== undefined
  );
}

/** The request and the answer of one script's call; a WebSocket or a poll of Engine.IO is one of many in a conversation. */
function isPlain(view: ExchangeView): boolean {
  const { request } = view;
  if (!request || fieldIn(request.head.fields, 'upgrade') !== undefined) return false;
  return !targetOf(view).query.has('transport');
}

/** Whether the browser goes on from this exchange to the next by itself: from a preflight to its request, or along a redirect. */
function leadsTo(view: ExchangeView, next: ExchangeView): boolean {
  if (isPreflight(view)) return !isPreflight(next);
  const head = view.response?.head;
  const location = head?.status?.text.startsWith('3') ? fieldIn(head.fields, 'location') : undefined;
  const here = hostOf(view);
  if (location === undefined || here === null || !URL.canParse(location, `http://${here}`)) return false;
  return new URL(location, `http://${here}`).host === hostOf(next);
}

/** What a script's call, and what it is told in the end, have to do with an exchange. */
export interface Told {
  readonly call: string | null;
  readonly response: string | null;
}

/** For each exchange, whether a call began with it and whether its answer is what the script was told. */
export function matchEventsToExchanges(exchanges: readonly ExchangeView[], call: string): readonly Told[] {
  return exchanges.map((view, index) => {
    const [last, next] = [exchanges[index - 1], exchanges[index + 1]];
    const plain = isPlain(view);
    const begins = last === undefined || (plain && !leadsTo(last, view));
    const ends = plain && (next === undefined || !leadsTo(view, next));
    return { call: begins ? call : null, response: ends ? 'response' : null };
  });
}
