import type { CredentialsMode } from '../../../web/rules/cors-check.ts';
import type { TimedExchange } from '../../../web/rules/fetch/judge-fetch.ts';
import type { FetchCall, FetchLearned } from '../../../web/rules/fetch-call.ts';

/**
 * An answer of the bare server. In its values `{own}`, `{other}`, `{nobody}`, `{tls}` and `{id}` stand as in the address of a
 * call, `{accept}` for what Sec-WebSocket-Accept must be.
 */
export interface BareAnswer {
  readonly status: number;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/**
 * A call that no panel makes, and answers that the lab never gives. In an address `{own}` is the page's origin, `{other}` the
 * same server by another name, `{nobody}` a port that nobody listens on, `{tls}` a server whose certificate is not trusted;
 * with `.ws` the same for WebSocket, with `.host` its host and port alone. `{id}` is the case's own path.
 */
export type BareCase =
  | {
      readonly channel: 'websocket';
      readonly url: string;
      readonly protocols: readonly string[];
      /** Null: the connection is cut without one. */
      readonly answer: BareAnswer | null;
    }
  | {
      readonly channel: 'fetch';
      readonly call: FetchCall;
      /** One after another, the last for every further request; a preflight is always allowed everything, and counts for none. */
      readonly answers: readonly [BareAnswer, ...BareAnswer[]];
    }
  | {
      readonly channel: 'cookies';
      /** What is set, by an answer to the page's fetch; `{long}` stands for 4,090 letters. */
      readonly set: {
        readonly url: string;
        readonly credentials: CredentialsMode;
        readonly lines: readonly string[];
      };
      /** Milliseconds between the two requests. */
      readonly pause: number;
      /** What is then asked, again by fetch: an address of the same origin. */
      readonly send: { readonly url: string; readonly credentials: CredentialsMode };
    };

/** The origins that the placeholders stand for. */
export interface BareOrigins {
  readonly own: string;
  readonly other: string;
  readonly nobody: string;
  readonly tls: string;
}

/** What the page saw: of `new WebSocket` what it threw, or whether it opened; of `fetch` what it learned. */
export type BareSeen =
  | { readonly channel: 'websocket'; readonly end: 'thrown' | 'opened' | 'failed' }
  | { readonly channel: 'fetch'; readonly at: number; readonly learned: FetchLearned }
  /** Of cookies a page sees nothing: when it made the two requests. */
  | { readonly channel: 'cookies'; readonly setAt: number; readonly sentAt: number };

/** Everything that was seen of one case. */
export interface BareRecorded {
  readonly case: BareCase;
  readonly id: string;
  readonly seen: BareSeen;
  readonly exchanges: readonly TimedExchange[];
}

/** A text with its placeholders filled in. */
export function filled(text: string, origins: BareOrigins, id: string): string {
  return text
    .replaceAll('{id}', id)
    .replaceAll('{long}', 'x'.repeat(4_090))
    .replace(/\{(own|other|nobody|tls)(\.ws|\.host)?\}/g, (_, name: keyof BareOrigins, part?: string) => {
      const origin = origins[name];
      if (part === '.host') return new URL(origin).host;
      return part === '.ws' ? origin.replace(/^http/, 'ws') : origin;
    });
}

/** A case as it is run: without placeholders in what the page is told. */
export function callable(one: BareCase, origins: BareOrigins, id: string): BareCase {
  const fill = (text: string) => filled(text, origins, id);
  switch (one.channel) {
    case 'websocket':
      return { ...one, url: fill(one.url) };
    case 'fetch':
      return { ...one, call: { ...one.call, url: fill(one.call.url) } };
    case 'cookies':
      return {
        ...one,
        set: { ...one.set, url: fill(one.set.url), lines: one.set.lines.map(fill) },
        send: { ...one.send, url: fill(one.send.url) },
      };
  }
}
