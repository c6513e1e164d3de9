import type { Bilingual } from '../../language.ts';
import type { Comparison } from './compared.ts';
import type { PageGets } from './consequence.ts';

/**
 * What a browser blocks or a server refuses. `nobody`: no request was to be made. `unseen`: the server saw nothing, and by whom
 * it was stopped is not known. `silence`: nothing came back, and nobody is said to have refused.
 */
export type Stopped =
  | 'call'
  | 'request'
  | 'response'
  | 'redirect'
  | 'connection'
  | 'handshake'
  | 'namespace'
  | 'cookie'
  | 'set-cookie'
  | 'display'
  | 'script'
  | 'nobody'
  | 'unseen'
  | 'silence';

/** The words of one step, and what is always true of it. Sentences may hold `{found}` and `{wanted}`, the step's two values; `failed` may hold `{response}`, the one that it looked at. */
export interface StepText {
  /** Which rule it belongs to; `server` are the decisions that every server makes alike. */
  readonly rule:
    | 'websocket'
    | 'server'
    | 'fetch'
    | 'redirect'
    | 'cors'
    | 'credentials'
    | 'preflight'
    | 'origin'
    | 'site'
    | 'cookies'
    | 'socket-io';
  readonly by: 'page' | 'browser' | 'server';
  readonly source: string;
  /** English: a short question. Chinese: what is true where it passes, or a plain question. */
  readonly title: Bilingual;
  /** How its two values are compared; absent where they are not. */
  readonly compares?: Comparison;
  /** Absent: the request, or its response if that had come. */
  readonly stopped?: Stopped;
  /** What the call throws. */
  readonly throws?: Extract<PageGets, 'SyntaxError'>;
  /** Absent on a step that is told only where it did not pass. */
  readonly passed?: Bilingual;
  /**
   * Only what decided. Who blocked or refused what stands before it, what had happened and what would have helped behind it, all
   * from the run (`sentence.ts`). Absent on a step that never ends a run.
   */
  readonly failed?: Bilingual;
  /** What is true instead where the step did not pass and yet ended nothing. */
  readonly tolerated?: Bilingual;
}

/** Checks the words of a rule's steps and keeps their ids as types. */
export function defineSteps<Id extends string>(
  steps: Readonly<Record<Id, StepText>>,
): Readonly<Record<Id, StepText>> {
  return steps;
}

export const WEBSOCKETS = 'https://websockets.spec.whatwg.org/';
export const FETCH = 'https://fetch.spec.whatwg.org/';
export const RFC6455 = 'https://www.rfc-editor.org/rfc/rfc6455';
export const RFC9110 = 'https://www.rfc-editor.org/rfc/rfc9110';
export const RFC9111 = 'https://www.rfc-editor.org/rfc/rfc9111';
export const CSP = 'https://w3c.github.io/webappsec-csp/';
export const MIXED_CONTENT = 'https://w3c.github.io/webappsec-mixed-content/';
export const SOCKET_IO = 'https://socket.io/docs/v4/';
export const HTML = 'https://html.spec.whatwg.org/';
export const URLS = 'https://url.spec.whatwg.org/';
export const SUFFIX_LIST = 'https://github.com/publicsuffix/list/wiki/Format';
export const COOKIES = 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis';
export const PARTITIONED = 'https://datatracker.ietf.org/doc/html/draft-cutler-httpbis-partitioned-cookies';
