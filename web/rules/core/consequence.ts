import { REDIRECT_STATUSES } from './exchange.ts';
import type { Stop } from './stop.ts';

/** What had happened when a step ended a run, or one transport of it. The words for it are in `sentence.ts`. */
export interface Consequence {
  /**
   * What the server had seen of the request that the step is about; `unknown` where it saw nothing and nobody saw why. `message`:
   * the call that sends one had returned, and `server` says what its receiver did. `reading`: nothing was to be sent, one page was
   * to read what another has.
   */
  readonly sent: 'nothing' | 'preflight' | 'request' | 'unknown' | 'message' | 'reading';
  readonly server: ServerAct;
  /** The status of its latest response; null: none came, or nobody told. */
  readonly status: number | null;
  /** How many requests before it were sent and redirected on. */
  readonly redirects: number;
  /** Null where the rule does not say. */
  readonly page: PageGets | null;
}

/**
 * What the server did with what it had seen. `answered`: it responded, and how is not known. `cached`: the response was kept
 * from before, and no server was asked for it. `unknown`: it sent nothing back.
 */
export type ServerAct =
  | 'nothing'
  | 'answered-preflight'
  | 'redirected'
  | 'acted'
  | 'refused'
  | 'answered'
  | 'cached'
  | 'unknown';

/** What a script gets. `no-error`: not even an error. `unfilled`: a load event with the status 0; `error`: the error event of an XMLHttpRequest. */
export type PageGets =
  | 'TypeError'
  | 'SecurityError'
  | 'SyntaxError'
  | 'DataCloneError'
  | 'no-error'
  | 'error'
  | 'opaque'
  | 'opaqueredirect'
  | 'unfilled'
  | 'response';

/** What would have let a run, or a cookie, pass the step that ended its way. Never the value `null`: every page can send it. */
export type Help =
  /** The response whose step it is has this field. */
  | { readonly kind: 'header'; readonly name: string; readonly value: string }
  /**
   * The page has an origin that is not opaque, and the server allows it; `star`: or it allows any. `redirected`: the request must
   * also go to where the redirects lead, or they make its origin `null` again.
   */
  | { readonly kind: 'own-origin'; readonly star: boolean; readonly redirected: boolean }
  /** The page sends its request to where the redirects lead, and the server there allows its origin; `star`: or it allows any. */
  | { readonly kind: 'direct'; readonly page: string; readonly star: boolean }
  /** The request goes to the URL by a safe scheme. */
  | { readonly kind: 'scheme'; readonly scheme: 'https:' | 'wss:' }
  /** The request is made with credentials. */
  | { readonly kind: 'credentials' }
  /** The page is of one site with what it requests. */
  | { readonly kind: 'same-site' }
  /** Set-Cookie has these attributes, as they are written there, or lacks its Domain. */
  | { readonly kind: 'attributes'; readonly write: readonly string[]; readonly noDomain: boolean };

/**
 * What a stop alone says of a run without redirects.
 *
 * @param status of the response that the step is about; null: none came; undefined: not known
 */
export function consequenceOf(
  stops: Exclude<Stop, 'nowhere'>,
  status: number | null | undefined,
): Consequence {
  const known = { status: status ?? null, redirects: 0, page: null };
  switch (stops) {
    case 'before-sending':
      return { ...known, sent: 'nothing', server: 'nothing', status: null };
    case 'preflight':
      return { ...known, sent: 'preflight', server: status === null ? 'unknown' : 'answered-preflight' };
    case 'server':
      return { ...known, sent: 'request', server: 'refused' };
    case 'browser':
      return { ...known, sent: 'request', server: actOf(status) };
    case 'no-response':
      return { ...known, sent: 'request', server: 'unknown', status: null };
  }
}

/** What the status of a response says of the server. */
export function actOf(status: number | null | undefined): ServerAct {
  if (status === undefined) return 'answered';
  if (status === null) return 'unknown';
  if (status >= 400) return 'refused';
  return REDIRECT_STATUSES.includes(status) ? 'redirected' : 'acted';
}
