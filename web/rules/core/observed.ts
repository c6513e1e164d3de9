import type { Stop } from './stop.ts';
import { decidingStep, type Verdict } from './verdict.ts';

/** How a run ended for the page: with the value it wanted, or without. A message's is that its receiver used it. */
export type PageResult = 'value' | 'error';

/**
 * What was recorded of a run, in one word; of several exchanges the one that carried the request itself.
 * `compared`: two URLs, and nothing was to be sent between them. `nothing`: no byte of a request. `preflight-only`: an OPTIONS and nothing after it. `unanswered`: a request, no
 * answer. `refused`: a response that refuses (a status of 400 or more, or a packet that refuses, such as
 * Socket.IO's CONNECT_ERROR). `unread`: of `fetch` alone, a response that refuses and that the page could not read: `fetch`
 * takes any status for a response, so that only who reads it learns of a refusal. `redirected`: of `fetch` alone, a response that
 * leads elsewhere, and no request there. `acted`: any other response. `closed`: it accepted, and was then the first to close.
 * `withheld`: it came without the cookie that the run is about.
 *
 * Of a message between windows, which no server sees, the two pages report: `thrown`: the call threw. `undelivered`: it returned,
 * and the receiver was told of nothing. `ignored`: the receiver got the message and did not use it; else `acted`.
 * So it is where one page reads what another has: `thrown`, where nothing could be set up for it; else `acted`.
 */
export type WireOutcome =
  | 'compared'
  | 'nothing'
  | 'preflight-only'
  | 'unanswered'
  | 'refused'
  | 'unread'
  | 'redirected'
  | 'acted'
  | 'closed'
  | 'withheld'
  | 'thrown'
  | 'undelivered'
  | 'ignored';

/**
 * Where a run may have stopped as the page and the record show it, without any rule. Empty where they contradict each other:
 * a page cannot have a value from a server that saw nothing, only a preflight, or never answered. Several where both fit:
 * whether a browser gave up at a response or before the request that follows it, no bytes tell.
 */
const TABLE: Readonly<Record<WireOutcome, Readonly<Record<PageResult, readonly Stop[]>>>> = {
  compared: { error: ['before-sending'], value: ['nowhere'] },
  nothing: { error: ['before-sending'], value: [] },
  'preflight-only': { error: ['preflight', 'before-sending'], value: [] },
  unanswered: { error: ['no-response'], value: [] },
  // A refusal that the page may read is still a refusal: the server did nothing.
  refused: { error: ['server'], value: ['server'] },
  unread: { error: ['browser'], value: [] },
  redirected: { error: ['browser', 'before-sending'], value: ['nowhere'] },
  acted: { error: ['browser'], value: ['nowhere'] },
  // Whatever the page makes of the close, what it asked for had happened.
  closed: { error: ['nowhere'], value: ['nowhere'] },
  // Of a cookie there is nothing that the page could be told.
  withheld: { error: ['before-sending'], value: ['before-sending'] },
  // A value is a message that the receiver used.
  thrown: { error: ['before-sending'], value: [] },
  undelivered: { error: ['browser'], value: [] },
  ignored: { error: ['server'], value: [] },
};

/**
 * The stop that the page's result and the record show together: the rule's, where they bear it out, else the likeliest;
 * undefined where they contradict each other.
 */
export function observedStop(page: PageResult, wire: WireOutcome, rule: Stop): Stop | undefined {
  const fitting = TABLE[wire][page];
  return fitting.includes(rule) ? rule : fitting[0];
}

/**
 * Whether nothing can be concluded from a run: the page got an error, no byte came, and no rule says why. The browser may have
 * kept the request back, but a full or stopped server, or whatever stands between, may just as well have cut it off.
 */
export function isUnexplained(page: PageResult, wire: WireOutcome, verdict: Verdict): boolean {
  if (page !== 'error' || wire !== 'nothing') return false;
  return verdict.stops === 'nowhere' || decidingStep(verdict)?.definition.stopped === 'unseen';
}

/** What the wire shows of one run, as far as its stop can be read from it. */
export interface WireRecordOfRun {
  /** The exchanges in the order of their requests; status null: no response came. */
  readonly exchanges: readonly { readonly method: string; readonly status: number | null }[];
  /** A packet after acceptance refused what was asked for, such as Socket.IO's CONNECT_ERROR. */
  readonly refusedByPacket: boolean;
  /** After its 101 the server was the first to send a Close frame. */
  readonly closedByServer: boolean;
}

/**
 * The one word for a run of several exchanges. A page that has its value had it from an exchange in which the server
 * acted; a page that has an error had it from the last exchange that was answered (a client that tries one transport
 * after another fails with the last).
 */
export function wireOutcome(page: PageResult, wire: WireRecordOfRun): WireOutcome {
  const requests = wire.exchanges.filter(exchange => exchange.method !== 'OPTIONS');
  if (requests.length === 0) return wire.exchanges.length === 0 ? 'nothing' : 'preflight-only';
  if (wire.refusedByPacket) return 'refused';
  const statuses = requests.flatMap(({ status }) => status ?? []);
  const deciding =
    page === 'value' ? (statuses.find(status => status < 400) ?? statuses[0]) : statuses.at(-1);
  if (deciding === undefined) return 'unanswered';
  if (deciding >= 400) return 'refused';
  return wire.closedByServer ? 'closed' : 'acted';
}
