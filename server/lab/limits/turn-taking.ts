import { type ServerOptions, WebSocketServer } from 'ws';

/**
 * Frames of one message: each costs some hundred bytes, however short it is, and may keep all that came in one read.
 * In frames of 1 KB a message may still have 1 MB.
 */
export const MAX_FRAGMENTS = 1_024;

/**
 * A WebSocket server that hands on one message of a connection in each turn of the event loop. By default all that one
 * read brought follow at once, some thousand small ones, and everybody else waits for as long.
 */
export class TurnTakingServer extends WebSocketServer {
  constructor(options?: ServerOptions) {
    super({ ...options, allowSynchronousEvents: false, maxFragments: MAX_FRAGMENTS });
  }
}
