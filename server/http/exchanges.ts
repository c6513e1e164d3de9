import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { LINGER_MS } from './answer.ts';

/** The responses of a port that are not finished, by connection. */
export class Exchanges {
  #unfinished = new WeakMap<Duplex, Set<ServerResponse>>();

  /**
   * Follows one exchange to its end. It closes the connection when a body goes on after its response, which it did not
   * change: Node would read and drop it for as long as it comes. A moment passes first, so that the client can read the
   * response (RFC 9112 §9.6).
   */
  begin(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request;
    const unfinished = this.#unfinished.get(socket) ?? new Set();
    this.#unfinished.set(socket, unfinished.add(response));
    response.once('finish', () => {
      unfinished.delete(response);
      if (request.complete) return;
      const linger = setTimeout(() => socket.destroy(), LINGER_MS);
      request.once('close', () => clearTimeout(linger));
    });
  }

  /** Whether a response has begun on a connection, so that a second one would be taken for a part of it. */
  isAnswering(socket: Duplex): boolean {
    return [...(this.#unfinished.get(socket) ?? [])].some(({ headersSent }) => headersSent);
  }
}
