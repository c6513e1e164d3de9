import type { WebSocket } from 'ws';
import { Bucket, ended, tokensFor, warning } from '../limits/bucket.ts';
import type { Waiting } from '../limits/waiting.ts';
import { releaseDeflate, releaseInflate } from './deflate.ts';
import { endWebSocket, POLICY_VIOLATION } from './end-websocket.ts';

/** What one plain WebSocket connection may cost. */
export interface WebSocketGuard {
  /** False once too many messages have come, or too long ones; the connection ends then. */
  takes(bytes: number): boolean;
  /** To be called when something was sent, and again when it has left: gives the bytes that still wait. */
  unsent(): number;
}

/** @param burst messages at once; pings and pongs count too */
export function guardWebSocket(ws: WebSocket, waiting: Waiting, burst: number): WebSocketGuard {
  const bucket = new Bucket();
  const held = waiting.hold(() => ws.terminate());
  ws.once('close', () => held.end());

  function takes(bytes: number): boolean {
    if (ws.readyState !== ws.OPEN) return false;
    const charge = bucket.take(burst, performance.now(), tokensFor(bytes));
    if (charge === 'warn') ws.send(warning(burst));
    if (charge === 'end') endWebSocket(ws, POLICY_VIOLATION, ended(burst));
    return charge !== 'end';
  }
  ws.on('message', () => releaseInflate(ws));
  ws.on('ping', ({ length }) => takes(length));
  ws.on('pong', ({ length }) => takes(length));

  return {
    takes,
    unsent() {
      releaseDeflate(ws);
      const bytes = ws.bufferedAmount;
      if (!held.set(bytes)) ws.terminate();
      return bytes;
    },
  };
}
