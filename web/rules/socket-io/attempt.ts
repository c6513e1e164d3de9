import type { CertificateTrust, RuleBrowser } from '../core/browser.ts';
import type { Exchange, Field } from '../core/exchange.ts';

/** WebTransport is left out: it leaves no trace on a TCP socket, and the lab does not speak it. */
export type Transport = 'polling' | 'websocket';

/** One recorded exchange; `expectedAccept` as in `WebSocketHandshake`, null for one that is no upgrade. */
export interface SocketIoExchange extends Exchange {
  readonly expectedAccept: string | null;
}

/** One connection attempt of a Socket.IO client (no reconnection), with all that the server saw of it. */
export interface SocketIoRun {
  /** Serialised origin of the page. */
  readonly origin: string;
  /** Origin of the server, `http:` or `https:`. */
  readonly url: string;
  readonly client: {
    /** In the order in which they are tried. */
    readonly transports: readonly [Transport, ...Transport[]];
    readonly upgrade: boolean;
    readonly tryAllTransports: boolean;
    readonly withCredentials: boolean;
    readonly extraHeaders: readonly Field[];
    readonly namespace: string;
  };
  readonly server: {
    readonly transports: readonly Transport[];
    readonly namespaces: readonly string[];
    /** Origins it allows, `*` for any; null: it looks at no Origin. */
    readonly allow: readonly string[] | null;
  };
  readonly certificate: CertificateTrust;
  readonly browser: RuleBrowser;
  /** In the order of their requests. */
  readonly exchanges: readonly SocketIoExchange[];
  /** The server's packet on the namespace: CONNECT, CONNECT_ERROR with its message, or null where it sent neither. */
  readonly answer: { readonly error: string | null } | null;
}
