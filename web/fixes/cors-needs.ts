import { isToken } from '../rules/core/exchange.ts';
import { sentHeaders, unsafeHeaderNames } from '../rules/cors/safelist.ts';
import type { FetchCase, FixCase, SocketIoCase } from './case.ts';

/** What a server’s responses must allow for the pages of a case: the one source of every generated configuration. */
export interface CorsNeeds {
  /** Origins to let in, once each. */
  readonly origins: readonly string[];
  readonly credentials: boolean;
  /** What a preflight is to be told. The server responds to one in every case: nobody knows what the page will send next. */
  readonly preflight: {
    readonly methods: readonly string[];
    /** In lower case. */
    readonly headers: readonly string[];
    /** Seconds; null leaves it to the browser. */
    readonly maxAge: number | null;
  };
  readonly exposed: readonly string[];
}

/** RFC 6454 §6.2, with the schemes of extensions and of apps; no comma, which would make two values of one. */
const ORIGIN = /^[a-z][a-z\d+.-]*:\/\/(?:\[[\da-f:.]+\]|[^\s/?#@<>\\^|%[\]:,\p{C}]+)(?::\d{1,5})?$/u;

/** Whether a text is a serialised origin that a response can name: not `null`, not `*`, no path, nothing to be normalised. */
export function isNameable(origin: string): boolean {
  if (!ORIGIN.test(origin)) return false;
  // The URL parser knows the origins of the special schemes alone.
  return !/^https?:/.test(origin) || (URL.canParse(origin) && new URL(origin).origin === origin);
}

/** `fetch` writes these in upper case whatever the page says: https://fetch.spec.whatwg.org/#concept-method-normalize. */
const NORMALISED = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'];

/** The method as it is sent. */
export function sentMethod(method: string): string {
  const upper = method.toUpperCase();
  return NORMALISED.includes(upper) ? upper : method;
}

/** What a fetch or a Socket.IO client needs of CORS; a poll is a GET or a POST, and its extra headers ask for a preflight. */
export function corsNeeds(of: FixCase): CorsNeeds {
  const base = { origins: [...new Set(of.pages)].filter(isNameable) };
  switch (of.kind) {
    case 'websocket':
      return {
        ...base,
        credentials: false,
        preflight: { methods: [], headers: [], maxAge: null },
        exposed: [],
      };
    case 'fetch':
      return {
        ...base,
        credentials: of.credentials,
        preflight: {
          // No server takes `patch`: the page has to write it in upper case, which a notice says.
          methods: [of.method.toUpperCase()].filter(isToken),
          headers: unsafeOf(of),
          maxAge: of.maxAge,
        },
        exposed: of.exposed.filter(isToken),
      };
    case 'socket-io':
      return {
        ...base,
        credentials: of.credentials,
        preflight: { methods: ['GET', 'POST'], headers: unsafeOf(of), maxAge: null },
        exposed: [],
      };
  }
}

function unsafeOf({ headers }: FetchCase | SocketIoCase): readonly string[] {
  return unsafeHeaderNames(sentHeaders(headers)).filter(isToken);
}
