import type { WebSocket } from 'ws';

/**
 * Pings a peer and drops it when a ping stays unanswered: TCP alone may notice a vanished peer after hours
 * (RFC 6455 §5.5.2: a ping serves "as a keepalive or as a means to verify that the remote endpoint is still responsive").
 *
 * @param idleMs how long a ping may stay unanswered, and the time between two, in milliseconds
 */
export function keepAlive(ws: WebSocket, idleMs: number): void {
  let answered = true;
  const timer = setInterval(() => {
    if (!answered) return ws.terminate();
    answered = false;
    ws.ping();
  }, idleMs);
  ws.on('pong', () => {
    answered = true;
  });
  ws.once('close', () => clearInterval(timer));
}
