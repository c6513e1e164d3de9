import { type ServerOptions, WebSocketServer } from 'ws';

/**
 * A WebSocket server that hands on one message of a connection in each turn of the event loop. By default all that one
 * read brought follow at once, some thousand small ones, and everybody else waits for as long.
 */
export class TurnTakingServer extends WebSocketServer {
  constructor(options?: ServerOptions) {
    super({ ...options, allowSynchronousEvents: false });
  }
}
