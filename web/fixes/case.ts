import type { Bilingual } from '../language.ts';
import type { Field } from '../rules/core/exchange.ts';
import type { RequestMode } from '../rules/fetch/fetch-call.ts';

/** What every case has: who asks, and where. */
interface CaseBase {
  /** Serialised origins of the pages that are to be let in; the first is the one that asks. `null` stands for an opaque one. */
  readonly pages: readonly string[];
  /** Where the page asks: absolute, with `http:`, `https:`, `ws:` or `wss:`. */
  readonly url: string;
  /** Source expressions of the page's `connect-src`; null: no such policy. */
  readonly connectSources: readonly string[] | null;
}

/** A request by `fetch` or XMLHttpRequest. */
export interface FetchCase extends CaseBase {
  readonly kind: 'fetch';
  readonly mode: RequestMode;
  /** Whether the page asks for credentials (`include`, `withCredentials`). */
  readonly credentials: boolean;
  /** As the page writes it. */
  readonly method: string;
  /** What the page sets, the content type that the body brings with it included. */
  readonly headers: readonly Field[];
  /** A listener on an XMLHttpRequest's `upload`, or a stream as the body: a preflight even where nothing else asks for one. */
  readonly upload: boolean;
  /** Names of response headers that the page wants to read. */
  readonly exposed: readonly string[];
  /** Seconds that a browser may remember the preflight's answer; null: its own default. */
  readonly maxAge: number | null;
  /** Origins that the responses redirect to, in order. */
  readonly redirects: readonly string[];
}

/** A WebSocket without a library. */
export interface WebSocketCase extends CaseBase {
  readonly kind: 'websocket';
  /** Subprotocols that the page offers, in order. */
  readonly subprotocols: readonly string[];
}

/** A Socket.IO client. */
export interface SocketIoCase extends CaseBase {
  readonly kind: 'socket-io';
  /** `withCredentials`. */
  readonly credentials: boolean;
  /** `extraHeaders`, which travel with polls. */
  readonly headers: readonly Field[];
  /** `/`, `/custom`. */
  readonly namespace: string;
}

export type FixCase = FetchCase | WebSocketCase | SocketIoCase;

export const FIX_SERVERS = ['node', 'express', 'fastify', 'socket-io', 'nginx'] as const;
export type FixServer = (typeof FIX_SERVERS)[number];

/** One server's configuration for a case: a whole program that can be started as it stands, or a file for nginx's `conf.d`. */
export interface Fix {
  readonly server: FixServer;
  readonly file: 'server.mjs' | 'nginx.conf';
  /** What `npm install` needs, in the order of the imports. */
  readonly packages: readonly string[];
  readonly text: string;
  /** What it does, and what it does not. */
  readonly does: Bilingual;
}

/** Something about the case that no server's CORS configuration fixes, or that must be known beside it. */
export interface Notice {
  readonly id: string;
  /** Whether this is to be fixed in place of a server's configuration, which changes nothing before. */
  readonly instead: boolean;
  readonly text: Bilingual;
}

export interface Fixes {
  readonly notices: readonly Notice[];
  /** In the order of `FIX_SERVERS`; none where no origin can be let in. */
  readonly fixes: readonly Fix[];
}
