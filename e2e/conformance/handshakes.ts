import type { CDPSession, Page } from '@playwright/test';

/** One opening handshake as Chromium recorded it. */
export interface Handshake {
  readonly url: string;
  /** The heads as they crossed the wire, in its order, without `Cookie`, which Chromium leaves out; absent until a 101. */
  requestText?: string;
  responseText?: string;
}

/**
 * Gathers every WebSocket handshake of a page from now on, from Chromium's own record (DevTools Protocol, Network).
 * A refused handshake stays without texts: Chromium tells only its console about it.
 */
export async function gatherHandshakes(page: Page): Promise<readonly Handshake[]> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const byId = new Map<string, Handshake>();
  const all: Handshake[] = [];
  session.on('Network.webSocketCreated', ({ requestId, url }) => {
    const handshake: Handshake = { url };
    byId.set(requestId, handshake);
    all.push(handshake);
  });
  session.on('Network.webSocketHandshakeResponseReceived', ({ requestId, response }) => {
    const handshake = byId.get(requestId);
    if (handshake === undefined) return;
    if (response.requestHeadersText !== undefined)
      handshake.requestText = asSent(response.requestHeadersText);
    if (response.headersText !== undefined) handshake.responseText = response.headersText;
  });
  await session.send('Network.enable');
  return all;
}

/** Chromium writes the whole address into the request line; on the wire stands path and query (RFC 9112 §3.2.1). */
function asSent(requestText: string): string {
  return requestText.replace(/^(GET )wss?:\/\/[^/]+/, '$1');
}
