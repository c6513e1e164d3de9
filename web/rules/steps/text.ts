import type { Bilingual } from '../../language.ts';

/** The words of one step. Sentences may hold `{found}` and `{wanted}`: the step's two values. */
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
  /** A short question. */
  readonly title: Bilingual;
  /** Absent on a step that is told only where it did not pass. */
  readonly passed?: Bilingual;
  /**
   * Who refused (servers alone) or blocked (browsers alone), what was compared, what would be accepted.
   * Absent on a step that never ends a run.
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
