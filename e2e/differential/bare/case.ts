import type { InitiatorType } from '../../../web/rules/cookies/context.ts';
import type { ResponseHead } from '../../../web/rules/core/exchange.ts';
import type { CredentialsMode } from '../../../web/rules/cors/check.ts';
import type { FetchCall, FetchLearned } from '../../../web/rules/fetch/fetch-call.ts';
import type { TimedExchange } from '../../../web/rules/fetch/judge-fetch.ts';

/**
 * A response of the bare server. In its values `{own}`, `{other}`, `{twin}`, `{http2}`, `{nobody}` and `{id}` stand as in the address of a
 * call, `{accept}` for what Sec-WebSocket-Accept must be, `{date+60}` for the time in so many seconds, as HTTP writes it.
 */
export type BareAnswer = ResponseHead;

/** One request of a page that is about cookies; `link` and `form-post` open it in a window of its own. */
export interface CookieRequest {
  readonly initiatorType: Extract<InitiatorType, 'fetch' | 'link' | 'form-post'>;
  readonly url: string;
  /** Of fetch alone. */
  readonly credentials: CredentialsMode;
}

/**
 * A call that no panel makes, and answers that the lab never gives. In an address `{own}` is the page's origin, `{other}` the
 * same server by another name, `{twin}` by the page's own name and the other scheme, `{http2}` over HTTP/2 by the page's own name,
 * `{nobody}` a port that nobody listens on;
 * with `.ws` the same for WebSocket, with `.host` its host and port alone, with `.name` its host, with `.dot` the origin with a dot
 * behind its host. `{id}` is the case's own path.
 */
export type BareCase =
  | {
      readonly channel: 'websocket';
      readonly url: string;
      readonly protocols: readonly string[];
      /** Null: the connection is cut without one. */
      readonly answer: BareAnswer | null;
      /** What a server that closes the connection right behind a 101 sends between: nothing, or one message; absent: it stays. */
      readonly hangsUp?: 'at-once' | 'after-message';
    }
  | {
      readonly channel: 'fetch';
      readonly call: FetchCall;
      /** One after another, the last for every further request; a preflight counts for none. */
      readonly answers: readonly [BareAnswer, ...BareAnswer[]];
      /** The response to each preflight; null: the connection is cut without one. Absent: it is allowed all that it asks for. */
      readonly preflight?: BareAnswer | null;
      /** How often it is made, one after the other. Absent: once, and no cache may keep the responses; else they say that themselves. */
      readonly times?: number;
    }
  | {
      readonly channel: 'policy';
      /** The `connect-src` of a page within the page, which asks. */
      readonly sources: readonly string[];
      readonly url: string;
    }
  | {
      readonly channel: 'cookies';
      /** What is set, by the responses of `/{id}/set0` and so on; `{long}` stands for 4,090 letters. */
      readonly sets: readonly (CookieRequest & { readonly lines: readonly string[] })[];
      /** Milliseconds before the last request. */
      readonly pause: number;
      /** What is then asked. */
      readonly send: CookieRequest;
    };

/** The origins that the placeholders stand for. */
export interface BareOrigins {
  readonly own: string;
  readonly other: string;
  readonly twin: string;
  readonly http2: string;
  readonly nobody: string;
}

/** What the rules must know of where a case is run. */
export interface World {
  readonly origins: BareOrigins;
  /** Whether the browser takes the certificate of every https address. */
  readonly trust: boolean;
  /** Whether it lets third parties have cookies that are not partitioned. */
  readonly thirdPartyCookies: boolean;
}

/** What the page saw: of `new WebSocket` what it threw, or whether it opened; of `fetch` what it learned. */
export type BareSeen =
  | { readonly channel: 'websocket'; readonly end: 'thrown' | 'opened' | 'failed' }
  | {
      readonly channel: 'fetch';
      readonly calls: readonly { readonly at: number; readonly learned: FetchLearned }[];
    }
  /** Of a policy a page sees nothing that the wire does not say. */
  | { readonly channel: 'policy' }
  /** Of cookies a page sees nothing: when it made the requests. */
  | { readonly channel: 'cookies'; readonly setAt: readonly number[]; readonly sentAt: number };

/** Everything that was seen of one case. */
export interface BareRecorded {
  readonly case: BareCase;
  readonly id: string;
  readonly seen: BareSeen;
  readonly exchanges: readonly TimedExchange[];
}

export function opensWindows(one: BareCase): boolean {
  return (
    one.channel === 'cookies' &&
    [...one.sets, one.send].some(({ initiatorType }) => initiatorType !== 'fetch')
  );
}

/** A text with its placeholders filled in. */
export function filled(text: string, origins: BareOrigins, id: string): string {
  return text
    .replaceAll('{id}', id)
    .replaceAll('{long}', 'x'.repeat(4_090))
    .replace(/\{date([+-]\d+)?\}/g, (_, seconds = '0') =>
      new Date(Date.now() + Number(seconds) * 1000).toUTCString(),
    )
    .replace(
      /\{(own|other|twin|http2|nobody)(?:\.(ws|host|name|dot))?\}/g,
      (_, of: keyof BareOrigins, part?: string) => {
        const origin = origins[of];
        switch (part) {
          case 'ws':
            return origin.replace(/^http/, 'ws');
          case 'host':
            return new URL(origin).host;
          case 'name':
            return new URL(origin).hostname;
          case 'dot':
            return origin.replace(/:\d+$/, '.$&');
          default:
            return origin;
        }
      },
    );
}

/** A case as it is run: without placeholders in what the page is told. */
export function callable(one: BareCase, origins: BareOrigins, id: string): BareCase {
  const fill = (text: string) => filled(text, origins, id);
  switch (one.channel) {
    case 'websocket':
      return { ...one, url: fill(one.url) };
    case 'fetch':
      return { ...one, call: { ...one.call, url: fill(one.call.url) } };
    case 'policy':
      return { ...one, sources: one.sources.map(fill), url: fill(one.url) };
    case 'cookies':
      return {
        ...one,
        sets: one.sets.map(set => ({ ...set, url: fill(set.url), lines: set.lines.map(fill) })),
        send: { ...one.send, url: fill(one.send.url) },
      };
  }
}
