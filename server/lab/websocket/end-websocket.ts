import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { LINGER_MS } from '../../http/answer.ts';

/** Too many messages (RFC 6455 §7.4.1: "a generic status code … when there is no other more suitable"). */
export const POLICY_VIOLATION = 1008;

/** The part of `ws` that this file uses; the package declares no type for it. */
interface Parts {
  readonly _socket: Duplex;
}

/**
 * Closes a connection with a reason. What the peer still sends is read and dropped, because closing on unread bytes
 * resets the connection and may take the reason with it; a moment later it is gone, whatever the peer does.
 *
 * @param reason at most 123 bytes (RFC 6455 §5.5)
 */
export function endWebSocket(ws: WebSocket, code: number, reason: string): void {
  ws.close(code, reason);
  const { _socket: socket } = ws as unknown as Parts;
  socket.removeAllListeners('data');
  socket.resume();
  const linger = setTimeout(() => ws.terminate(), LINGER_MS);
  ws.once('close', () => clearTimeout(linger));
}
