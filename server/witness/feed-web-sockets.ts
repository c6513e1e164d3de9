import { type ServerOptions, type WebSocket, WebSocketServer } from 'ws';

/**
 * Frames of one message, and reads of one frame, that are kept until it is whole. A page's message is of one frame in one or
 * two reads; each piece costs far more than its bytes.
 */
export const FRAGMENTS = 4;
const READS = 32;

/** Messages and pings that may come while what was sent waits for the page to read; beyond, the connection ends. */
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

/** Each ping has its pong at once (RFC 6455, section 5.5.2), and each probe of an upgrade too (Engine.IO protocol 4). */
function limitUnread(ws: WebSocket): void {
  let unread = 0;
  const count = () => {
    unread = ws.bufferedAmount === 0 ? 0 : unread + 1;
    if (unread > UNREAD_WHILE_SENDING) ws.terminate();
  };
  ws.on('message', count);
  ws.on('ping', count);
}
