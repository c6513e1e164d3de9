import { type ServerOptions, WebSocketServer } from 'ws';

/** What Engine.IO takes for its option `wsEngine`. */
type WsEngine = new (options?: ServerOptions) => WebSocketServer;

/**
 * A `wsEngine` for Socket.IO. Engine.IO refuses some upgrades behind its 101, with a Close frame, and `ws` by itself would wait
 * 30 s for the peer's.
 *
 * @param ms how long it waits instead, in milliseconds
 */
export function wsEngineClosingWithin(ms: number, Engine: WsEngine = WebSocketServer): WsEngine {
  return class extends Engine {
    constructor(options?: ServerOptions) {
      // An option of ws 8.19 that its types do not know yet.
      const limited: ServerOptions & { readonly closeTimeout: number } = { ...options, closeTimeout: ms };
      super(limited);
    }
  };
}
