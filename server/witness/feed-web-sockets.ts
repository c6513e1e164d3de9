import { type ServerOptions, type WebSocket, WebSocketServer } from 'ws';

/**
 * Frames of one message, and reads of one frame, that are kept until it is whole. A page's message is of one frame in one or
 * two reads; each piece costs far more than its bytes.
 */
export const FRAGMENTS = 4;
const READS = 32;

/** Messages that may come while what was sent waits for the page to read; beyond, the connection ends. */
export const UNREAD_WHILE_SENDING = 256;

/** The feed's WebSockets: small messages, and nothing piles up that is not read. */
export class FeedWebSockets extends WebSocketServer {
  constructor(options?: ServerOptions) {
    // Options of ws that its types do not know yet.
    const limited: ServerOptions & { readonly maxFragments: number; readonly maxBufferedChunks: number } = {
      ...options,
      maxFragments: FRAGMENTS,
      maxBufferedChunks: READS,
    };
    super(limited);
  }

  override handleUpgrade(...[request, socket, head, callback]: Parameters<WebSocketServer['handleUpgrade']>) {
    super.handleUpgrade(request, socket, head, (ws, ...rest) => {
      limitUnread(ws);
      callback(ws, ...rest);
    });
  }
}

interface Unread extends Pick<WebSocket, 'bufferedAmount' | 'terminate'> {
  on(event: 'message', listener: () => void): unknown;
}

/** Each probe of an upgrade has its response at once (Engine.IO protocol 4), before there is a session that could count it. */
export function limitUnread(ws: Unread): void {
  let unread = 0;
  ws.on('message', () => {
    unread = ws.bufferedAmount === 0 ? 0 : unread + 1;
    if (unread > UNREAD_WHILE_SENDING) ws.terminate();
  });
}
