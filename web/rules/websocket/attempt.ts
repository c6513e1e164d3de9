import type { CertificateTrust, RuleBrowser } from '../core/browser.ts';
import type { Exchange } from '../core/exchange.ts';

/** Everything that the verdict on one opening handshake rests on. */
export interface WebSocketHandshake {
  readonly call: {
    /** First argument of `new WebSocket`, as given; may be relative to the page. */
    readonly url: string;
    /** Second argument, as a list. */
    readonly protocols: readonly string[];
    /** Serialised origin of the page; `null` for an opaque one. */
    readonly origin: string;
  };
  readonly certificate: CertificateTrust;
  /** What the server was asked to do. */
  readonly policy: {
    /** Origins it allows, `*` for any; null: it looks at no Origin. */
    readonly allow: readonly string[] | null;
    /** Subprotocols it speaks, the preferred first. */
    readonly speaks: readonly string[];
  };
  readonly browser: RuleBrowser;
  /** What the server recorded; null: it saw nothing. */
  readonly exchange: Exchange | null;
  /** base64(SHA-1(key + GUID)) of the recorded key; null where there is no key. RFC 6455 §4.2.2 item 5.4. */
  readonly expectedAccept: string | null;
  /** The Close frame of the server, only if it was the first to send one; its code is null for an empty frame. */
  readonly closedByServer: { readonly code: number | null; readonly reason: string } | null;
  /** Whether the server closed the TCP connection right behind its 101; absent: it did not, as the lab never does. */
  readonly hangsUp?: boolean;
}
