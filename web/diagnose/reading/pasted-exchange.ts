import type { Field } from '../../rules/core/exchange.ts';
import type { CredentialsMode } from '../../rules/cors/check.ts';
import type { RequestMode } from '../../rules/fetch/fetch-call.ts';

/**
 * What a request by hand plays. `options`: an OPTIONS without Access-Control-Request-Method, which no browser sends as a preflight
 * (https://fetch.spec.whatwg.org/#cors-preflight-request).
 */
export type Play = 'preflight' | 'request' | 'handshake' | 'options';

/** A request as the reader has it: a command, a copied call, the lines that curl sent. */
export interface PastedRequest {
  readonly kind: 'request';
  readonly how: 'curl' | 'curl-verbose' | 'browser' | 'fetch' | 'websocket' | 'socket-io';
  readonly plays: Play;
  /** Number of the request among those by hand, which its responses have too; null for a call of a script. */
  readonly exchange: number | null;
  readonly url: string | null;
  readonly method: string | null;
  /** What the script sets; null where that is not told. */
  readonly headers: readonly Field[] | null;
  readonly credentials: CredentialsMode | null;
  readonly mode: RequestMode | null;
  /** Subprotocols that a handshake offers. */
  readonly subprotocols: readonly string[];
  /** Of a Socket.IO client; `/` where the call names none. */
  readonly namespace: string;
  /** Origin of the page, where a header or the referrer tells it. */
  readonly page: string | null;
}

/** The head of one response. */
export interface PastedResponse {
  readonly kind: 'response';
  /** Null where the paste has the fields alone. */
  readonly status: number | null;
  readonly fields: readonly Field[];
  /** Whether lines of the head were left out (`...`): what is not in it may have been sent. */
  readonly elided: boolean;
  /** Which request it answers, where the command or the lines that curl sent stand before it. */
  readonly to: Play | null;
  readonly exchange: number | null;
  /** The Origin that curl had sent: null for none, undefined where that is not known. */
  readonly sentOrigin: string | null | undefined;
}
