import type { Exchange } from '../core/exchange.ts';
import { about, type Check, judge, step } from '../core/judge.ts';
import type { Verdict } from '../core/verdict.ts';
import { originAllowed, serverAnswer } from '../server/decision.ts';
import { callChecks } from './call.ts';
import { requestChecks } from './request.ts';
import { responseChecks } from './response.ts';

export type RuleBrowser = 'chromium' | 'firefox' | 'webkit' | 'unknown';
/** What a probe found out about the certificate of the address; `unknown` where nobody asked. */
export type CertificateTrust = 'trusted' | 'untrusted' | 'unknown';

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

/**
 * Judges one opening handshake by RFC 6455 and the WebSockets Standard, in the order in which the checks are made.
 * The last step of a handshake that succeeds is `open`, or `closed-by-server` where the server then closed it.
 */
export function websocketHandshake(input: WebSocketHandshake): Verdict {
  return judge(websocketChecks(input));
}

/** The checks alone, for rules in which a handshake is one part. */
export function* websocketChecks(input: WebSocketHandshake): Generator<Check> {
  yield* callChecks(input);
  if (!input.exchange) return;
  const { request, response } = input.exchange;
  // What a server looked at that sent nothing back, nobody knows.
  if (!response) return yield* serverAnswer(response);
  yield* about(response.status, requestChecks(request));
  yield { stops: 'server', status: response.status, step: originAllowed(request, input.policy.allow) };
  yield* serverAnswer(response);
  yield* about(response.status, responseChecks(input, response));

  if (input.hangsUp) {
    // Whether `open` still fires is a race in Firefox 153; in Chromium 156 it always did.
    yield { stops: 'browser', step: step('hangs-up', false, undefined, { tolerated: 'next-step' }) };
  }
  yield { stops: 'browser', step: step('open', true) };
  if (input.closedByServer) {
    const { code, reason } = input.closedByServer;
    const found = [code ?? '', reason].join(' ').trim();
    yield { stops: 'browser', step: step('closed-by-server', true, { found: found || null, wanted: null }) };
  }
}
