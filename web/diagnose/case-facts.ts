import type { Field } from '../rules/core/exchange.ts';
import type { CredentialsMode } from '../rules/cors/check.ts';
import type { RequestMode } from '../rules/fetch/fetch-call.ts';
import type { PastedConfiguration } from './reading/configuration.ts';
import type { PastedResponse } from './reading/pasted-exchange.ts';
import type { Situation } from './reading/situations.ts';

export type CaseKind = 'fetch' | 'websocket' | 'socket-io';

/** The case as far as paste and fields tell it; null where they do not. No secret is in it. */
export interface CaseFacts {
  readonly kind: CaseKind;
  /** Serialised origin of the page. */
  readonly page: string | null;
  /** Absolute; of the first request where redirects follow. */
  readonly url: string | null;
  readonly method: string | null;
  /** What the script sets, as far as it is told. */
  readonly headers: readonly Field[];
  /** Whether the paste or the fields tell all that the script sets, be it nothing. */
  readonly headersTold: boolean;
  readonly credentials: CredentialsMode | null;
  readonly mode: RequestMode | null;
  readonly api: 'fetch' | 'xhr';
  readonly preflight: PastedResponse | null;
  /** Answers to the request itself, redirects included, in order. */
  readonly answers: readonly PastedResponse[];
  /** The response to an opening handshake of a WebSocket. */
  readonly handshake: PastedResponse | null;
  /** The response to an OPTIONS that is no preflight. */
  readonly options: PastedResponse | null;
  /** What the page's handshake offers. */
  readonly subprotocols: readonly string[];
  readonly situations: readonly Situation[];
  /** What the server is told to send. */
  readonly configurations: readonly PastedConfiguration[];
  /** Of the Socket.IO client. */
  readonly namespace: string;
}
