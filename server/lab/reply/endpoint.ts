import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Origins } from '../../protocol/origins.ts';
import type { Endpoint } from '../endpoint.ts';
import { Refused } from '../knobs/policy.ts';
import { type Reply, send } from './answers.ts';
import { readableRefusal } from './readable.ts';

/** Ends a request as a program does that crashes: the connection is gone, and there is no answer. */
export class Died extends Error {
  constructor() {
    super('This request ends its connection.');
    this.name = 'Died';
  }
}

/** An endpoint that answers requests and no upgrades; our own pages can read what it refuses. `answer` gives null where it goes on to respond by itself. */
export function answering(
  origins: Origins,
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<Reply | null>,
): Endpoint {
  const own = Object.values(origins);
  return {
    request(request, response) {
      answer(request, response).then(
        reply => reply && send(response, reply),
        error => {
          if (error instanceof Died) return void request.socket.destroy();
          if (!(error instanceof Refused)) throw error;
          send(response, readableRefusal(request, error, own));
        },
      );
    },
    upgrade() {
      throw new Refused(404, 'The lab speaks WebSocket at other paths.');
    },
    close() {},
  };
}
