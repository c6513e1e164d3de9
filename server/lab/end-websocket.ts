import type { WebSocket } from 'ws';
import { LINGER_MS } from '../http/answer.ts';

/** Too many messages (RFC 6455 §7.4.1: "a generic status code … when there is no other more suitable"). */
export const POLICY_VIOLATION = 1008;

/**
 * Closes a connection with a reason and reads nothing more from it; a moment later it is gone, whatever the peer does.
 *
 * @param reason at most 123 bytes (RFC 6455 §5.5)
 */
export function endWebSocket(ws: WebSocket, code: number, reason: string): void {
  ws.close(code, reason);
  ws.pause();
  const linger = setTimeout(() => ws.terminate(), LINGER_MS);
  ws.once('close', () => clearTimeout(linger));
}
