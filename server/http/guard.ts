import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Answer, answerRequest, answerUpgrade, LINGER_MS } from './answer.ts';
import { hostsIn, refuseHost } from './host.ts';

/** What answers on a port: Node's two events, `request` and `upgrade`. */
export interface Handlers {
  request(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

export interface Gate {
  /** Values of Host that this port answers to, in lower case. */
  readonly hosts: ReadonlySet<string>;
  /** Bytes of one request body, as announced by Content-Length. */
  readonly bodyBytes: number;
  /** Where a request for another name goes instead of being refused, if anywhere. */
  readonly elsewhere?: (host: string, target: string) => string | undefined;
}

/** Puts the checks that every port makes before the handlers. */
export function guard({ hosts, bodyBytes, elsewhere }: Gate, handlers: Handlers): Handlers {
  function refuse(request: IncomingMessage): Answer | undefined {
    return (
      refuseHost(request.rawHeaders, hosts) ??
      refuseTarget(request.url ?? '') ??
      refuseBody(request, bodyBytes) ??
      refuseExpectation(request.headers.expect)
    );
  }

  function locationOf({ rawHeaders, url = '' }: IncomingMessage): string | undefined {
    const [host = ''] = hostsIn(rawHeaders);
    return refuseTarget(url) === undefined ? elsewhere?.(host.toLowerCase(), url) : undefined;
  }

  return {
    request(request, response) {
      endWithAnswer(request, response);
      const answer = refuse(request);
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
      const answer = refuse(request);
      if (answer === undefined) handlers.upgrade(request, socket, head);
      else answerUpgrade(socket, answer);
    },
  };
}

/**
 * Closes the connection when a body goes on after its answer, which it did not change: Node would read and drop it
 * for as long as it comes. A moment passes first, so that the client can read the answer (RFC 9112 §9.6).
 */
function endWithAnswer(request: IncomingMessage, response: ServerResponse): void {
  response.once('finish', () => {
    if (request.complete) return;
    const linger = setTimeout(() => request.socket.destroy(), LINGER_MS);
    request.once('close', () => clearTimeout(linger));
  });
}

/** Absolute-form is for proxies and `*` for OPTIONS; neither names anything here (RFC 9112 §3.2). */
function refuseTarget(target: string): Answer | undefined {
  if (target.startsWith('/')) return undefined;
  return { status: 400, sentence: 'The target of a request to this server must begin with a slash.' };
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
