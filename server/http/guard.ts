import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Limits } from '../config/config.ts';
import { type Answer, answerRequest, answerSocket } from './answer.ts';
import { Exchanges } from './exchanges.ts';
import { destinationOf, hostOf, refuseHost } from './host.ts';
import { malformed } from './malformed.ts';
import { namesWebSocket } from './upgrade.ts';

/** What answers on a port: Node's two events, `request` and `upgrade`. */
export interface Handlers {
  request(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** The handlers of a guarded port. */
export interface Guarded extends Handlers {
  /** Node's event `connect`: a request with the method CONNECT. */
  connect(request: IncomingMessage, socket: Duplex): void;
  /** Node's event `clientError`. */
  malformed(error: Error, socket: Duplex): void;
}

export interface Gate {
  /** The origins that this port answers for, serialised. */
  readonly origins: ReadonlySet<string>;
  readonly limits: Pick<Limits, 'bodyBytes' | 'headBytes' | 'headMs' | 'idleMs'>;
  /** Where a request for another name goes instead of being refused, if anywhere. */
  readonly elsewhere?: (host: string, target: string) => string | undefined;
  /** The refusal for requests of a connection beyond the port's limit. */
  readonly beyondLimit?: (socket: Socket) => Answer | undefined;
  /** Whether a request is served even so. */
  readonly isPreferred?: (request: IncomingMessage) => boolean;
}

const NO_TUNNELS: Answer = {
  status: 400,
  sentence: 'This server is no proxy and opens no tunnels (CONNECT); send the request itself.',
};

/** Puts the checks that every port makes before the handlers. */
export function guard(
  { origins, limits, elsewhere, beyondLimit, isPreferred }: Gate,
  handlers: Handlers,
): Guarded {
  const hosts = new Set([...origins].map(hostOf));
  const exchanges = new Exchanges();

  /** Puts a target in absolute-form into origin-form, so that nobody behind the guard meets another. */
  function refuse(request: IncomingMessage): Answer | undefined {
    const destination = destinationOf(request);
    if ('status' in destination) return destination;
    const { host, target, origin } = destination;
    if (!(origin === undefined ? hosts.has(host) : origins.has(origin)))
      return refuseHost(destination, hosts);
    if (origin !== undefined) {
      request.url = target;
      request.headers.host = host;
    }
    return refuseBody(request, limits.bodyBytes) ?? refuseExpectation(request.headers.expect);
  }

  function locationOf(request: IncomingMessage): string | undefined {
    const destination = destinationOf(request);
    return 'status' in destination ? undefined : elsewhere?.(destination.host, destination.target);
  }

  return {
    request(request, response) {
      exchanges.begin(request, response);
      const full = beyondLimit?.(request.socket);
      const preferred = full !== undefined && isPreferred?.(request) === true;
      // Whoever is served in spite of the limit makes room afterwards.
      if (preferred) response.setHeader('Connection', 'close');
      // Behind an upgrade that is ignored Node's parser drops what came with it, so a second request would wait for ever.
      const { upgrade } = request.headers;
      if (upgrade !== undefined && !namesWebSocket(upgrade)) response.setHeader('Connection', 'close');
      const answer = (preferred ? undefined : full) ?? refuse(request);
      if (answer === undefined) {
        if (request.headers.expect !== undefined) response.writeContinue();
        return handlers.request(request, response);
      }
      const location = answer.status === 421 ? locationOf(request) : undefined;
      if (location !== undefined) return redirect(response, location);
      // What is left of a refused request's body would be taken for the next request's head.
      answerRequest(response, { ...answer, headers: { ...answer.headers, Connection: 'close' } });
    },
    upgrade(request, socket, head) {
      const full = beyondLimit?.(request.socket);
      const answer = (full && isPreferred?.(request) ? undefined : full) ?? refuse(request);
      if (answer === undefined) handlers.upgrade(request, socket, head);
      else answerSocket(socket, answer);
    },
    connect(request, socket) {
      answerSocket(socket, beyondLimit?.(request.socket) ?? NO_TUNNELS);
    },
    malformed(error, socket) {
      // Node reports each further piece of what it cannot read, and each look at a request that is late.
      if (socket.writableEnded) return;
      const answer = malformed(error, limits);
      if (answer && socket.writable && !exchanges.isAnswering(socket)) answerSocket(socket, answer);
      else socket.destroy(error);
    },
  };
}

function refuseBody(request: IncomingMessage, most: number): Answer | undefined {
  if (Number(request.headers['content-length'] ?? 0) <= most) return undefined;
  return { status: 413, sentence: `The body of a request to this server may hold at most ${most} bytes.` };
}

/** RFC 9110 §10.1.1: the only expectation there is. */
function refuseExpectation(expect: string | undefined): Answer | undefined {
  if (expect === undefined || expect.toLowerCase() === '100-continue') return undefined;
  return { status: 417, sentence: 'The only expectation that this server meets is 100-continue.' };
}

function redirect(response: ServerResponse, location: string): void {
  answerRequest(response, {
    status: 308,
    sentence: 'The lessons stand under one name only, because every claim about sites depends on it.',
    headers: { Location: location },
  });
}
